import { describe, expect, it } from 'vitest';
import { handleOf, isSameProfile } from '../../../functions/adapters/sources/fediverse-address.ts';

describe('the handle of an account', () => {
  it.each([
    ['care', 'care'],
    ['@Care', 'care'],
    ['care@a.example', 'care'],
    ['@care@b.example', 'care@b.example'],
    ['https://a.example/@care', 'care'],
    ['https://a.example/web/@care', 'care'],
    ['https://b.example/users/care', 'care@b.example'],
    ['https://b.example/u/care', 'care@b.example'],
    ['https://A.example/u/Care/', 'care'],
    ['https://a.example/@care@b.example', 'care@b.example'],
  ])('%s on a.example is %s', (entry, handle) => {
    expect(handleOf(entry, 'a.example')).toBe(handle);
  });

  it('names its server where no host is known', () => {
    expect(handleOf('https://a.example/@care', undefined)).toBe('care@a.example');
    expect(handleOf('care@a.example', undefined)).toBe('care@a.example');
  });
});

describe('addresses of one profile', () => {
  it('may differ in case and at their end, never in their host', () => {
    expect(isSameProfile('https://a.example/@Care/', 'https://A.example/@care')).toBe(true);
    expect(isSameProfile('https://a.example/@care', 'https://b.example/@care')).toBe(false);
    expect(isSameProfile('care', 'care')).toBe(false);
  });
});
