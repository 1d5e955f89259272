import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

const KEYS = 'clientId: 4711.apps.googleusercontent.com, clientSecret: CLIENT_SECRET, refreshToken: REFRESH_TOKEN';
const place = (ids: string, keys = KEYS) => `kind: google-business, ${ids}, ${keys}`;

describe('a source of kind google-business', () => {
  it('takes ids as digits or as the names that Google gives', () => {
    expect(sourceOf(place('account: 112233, location: locations/998877'))).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'google-business',
      tier: 15,
      slowest: 60,
      accounts: [],
      account: '112233',
      location: '998877',
      clientId: '4711.apps.googleusercontent.com',
      secrets: { clientSecret: 'CLIENT_SECRET', refreshToken: 'REFRESH_TOKEN' },
      server: 'https://mybusiness.googleapis.com',
    });
    expect(sourceOf(place('account: accounts/112233, location: "00998877"'))).toMatchObject({ location: '00998877' });
  });

  it.each([
    ['account: cafe, location: 998877', KEYS, 'account: "cafe" is not the id of a Business Profile account'],
    ['account: 112233', KEYS, 'location: is missing'],
    ['account: 112233, location: 998877', 'clientId: 4711', 'clientId: 4711 is not an OAuth client id'],
    ['account: 112233, location: 998877', KEYS.replace('CLIENT_SECRET', 'x7F-secret'), 'value not shown'],
  ])('refuses %s, %s in one line', (ids, keys, line) => {
    expect(problemsOf(place(ids, keys)).join('; ')).toContain(line);
  });
});
