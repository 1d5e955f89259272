import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

describe('a source of kind trustpilot', () => {
  it('needs the key, and asks the private API with the secret too', () => {
    const unit = 'kind: trustpilot, businessUnit: 46D6A890000064000500E0C3, key: TRUSTPILOT_KEY';
    expect(sourceOf(unit)).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'trustpilot',
      tier: 15,
      slowest: 60,
      accounts: [],
      businessUnit: '46d6a890000064000500e0c3',
      secrets: { key: 'TRUSTPILOT_KEY' },
      server: 'https://api.trustpilot.com',
    });
    expect(sourceOf(`${unit}, secret: TRUSTPILOT_SECRET`)?.secrets).toEqual({
      key: 'TRUSTPILOT_KEY',
      secret: 'TRUSTPILOT_SECRET',
    });
  });

  it.each([
    ['kind: trustpilot, businessUnit: sundial.example, key: K', '"sundial.example" is not the id of a business unit'],
    ['kind: trustpilot, businessUnit: 46d6a890000064000500e0c3', 'key: is missing'],
    ['kind: trustpilot, key: K', 'businessUnit: is missing'],
  ])('refuses %s in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
