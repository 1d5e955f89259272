import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { MISTAKES } from './mistakes.ts';
import { changed, VALID } from './settings-text.ts';

const FILE = 'replywatch.yaml';

describe('mistakes in the settings', () => {
  it.each(MISTAKES)('answers %s in one line', (_mistake, piece, replacement, line) => {
    const [first] = findProblems(changed(piece, replacement), FILE);

    expect(first?.message).toBe(line);
    expect(() => readSettings(changed(piece, replacement), FILE)).toThrow(line);
  });

  it('covers at least forty of them', () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(40);
  });

  it('finds all mistakes at once, in the order of their lines', () => {
    const text = changed(
      'every: 15m',
      'every: 7m',
      changed('stars: [1, 2]', 'stars: 9', changed('country: be', 'contry: be')),
    );

    expect(findProblems(text, 'a.yaml').map(({ message }) => message.split(';')[0])).toEqual([
      'a.yaml:6 sources.store-be.country: is missing',
      'a.yaml:10 sources.store-be.contry: is not a known key',
      'a.yaml:11 sources.store-be.every: "7m" is not a polling period',
      'a.yaml:27 policies[0].when.stars: 9 is out of bounds',
    ]);
  });

  it('says which brand has no policy', () => {
    const luna = changed(
      'sources:\n',
      '  luna: {name: Luna}\nsources:\n  luna: {brand: luna, kind: app-store, app: 123456, country: nl}\n',
    );
    const text = changed('needsResponse: false', 'when: {brand: sundial}\n    needsResponse: false', luna);

    const [first] = findProblems(changed('stars: [1, 2]', 'brand: sundial', text), FILE);

    expect(first?.message).toBe('replywatch.yaml:5 brands.luna: has no policy; add a policy with when: {brand: luna}');
  });

  it.each([
    ['', 'replywatch.yaml: is empty; start from the replywatch.yaml of the project'],
    ['# nothing but a comment\n', 'replywatch.yaml: is empty; start from the replywatch.yaml of the project'],
    [
      'just words',
      'replywatch.yaml:1 the file: "just words" is not a block of keys; write the settings as keys: version, brands, sources, policies, owners, routes',
    ],
    [
      '[1, 2]',
      'replywatch.yaml:1 the file: a list is not a block of keys; write the settings as keys: version, brands, sources, policies, owners, routes',
    ],
    [
      `a: ${'['.repeat(20_000)}`,
      'replywatch.yaml:1: is nested too deeply to be read; write settings as in docs/settings.md',
    ],
    [
      `a: ${'['.repeat(60)}${']'.repeat(60)}`,
      'replywatch.yaml:1: is nested too deeply to be read; write settings as in docs/settings.md',
    ],
    [`a: "${'x'.repeat(20_000_001)}"`, 'replywatch.yaml: is larger than 20 MB; keep settings only in this file'],
  ])('refuses what is no settings at all: %.20s', (text, line) => {
    expect(() => readSettings(text, FILE)).toThrow(new Refusal(line, '', '').message.slice(0, line.length));
    expect(findProblems(text, FILE).map(({ message }) => message)).toEqual([line]);
  });

  it('stops an alias bomb', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef']) lines.push(`${to}: &${to} [${`*${from}, `.repeat(9)}]`);

    const problems = findProblems(lines.join('\n'), FILE).map(({ message }) => message);

    expect(problems).toEqual([
      'replywatch.yaml:1: uses more aliases (*name) than settings need; write settings as in docs/settings.md',
    ]);
  });

  it('refuses a key that would vanish into the prototype', () => {
    const [first] = findProblems(changed('  posts:', '  __proto__:\n    brand: x\n  posts:'), FILE);

    expect(first?.message).toBe('replywatch.yaml:12 sources.__proto__: "__proto__" is not a known key; remove it');
  });

  it('does not take what every object has for an id of the file', () => {
    const [first] = findProblems(changed('calendar: office', 'calendar: constructor'), FILE);

    expect(first?.message).toBe(
      'replywatch.yaml:30 policies[0].respondWithin.calendar: there is no calendar "constructor"; calendars: office',
    );
  });
});

describe('settings without mistakes', () => {
  it('keep every condition of a policy', () => {
    const when =
      'labels: {version: ["5.1.0", 6], votes: any}\n      time: {outside: office}\n      repeatAuthor: false';
    const more = `${when}\n      theme: delivery\n      moment: [use, leave]`;
    const [policy] = readSettings(
      changed('stars: [1, 2]', more, changed('time: 4h', 'time: 4h\n      next: 2h')),
      FILE,
    ).policies;

    expect(policy).toMatchObject({
      when: {
        labels: { version: ['5.1.0', '6'], votes: 'any' },
        time: { calendar: 'office', is: 'outside' },
        repeatAuthor: false,
        themes: ['delivery'],
        moments: ['use', 'leave'],
      },
      target: 4 * HOUR,
      nextTarget: 2 * HOUR,
    });
  });

  it('give a policy another version when its calendar changes, and only that policy', () => {
    const versions = (text: string) => readSettings(text, FILE).policies.map(({ version }) => version);
    const [before, rest] = versions(VALID);

    expect(versions(changed('2026-12-25', '2026-12-26'))).toEqual([expect.not.stringMatching(`^${before}$`), rest]);
    expect(versions(changed('name: Head of care', 'name: Head'))).toEqual([before, rest]);
  });

  it('give a policy another version when its delivery hours change, or their calendar does, and no other', () => {
    const night =
      '  night:\n    timeZone: Europe/Brussels\n    hours: {mon: "20:00-04:00"}\n    holidays: [2026-12-24]\n';
    const withNight = changed('policies:\n', `${night}policies:\n`);
    const deliver = (urgent: string) => `    owner: support\n    deliver: {calendar: night${urgent}}\n`;
    const policies = (text: string) => readSettings(text, FILE).policies;
    const [before] = policies(VALID);
    const held = changed('    owner: support\n', deliver(''), withNight);
    const [one, rest] = policies(held);
    const urgent = changed('    owner: support\n', deliver(', urgent: breach'), withNight);
    const versions = [before, one, ...policies(urgent), ...policies(changed('2026-12-24', '2026-12-26', held))];

    expect(one?.deliver).toEqual({ calendar: 'night', urgent: [] });
    expect(policies(urgent)[0]?.deliver).toEqual({ calendar: 'night', urgent: ['breach'] });
    expect(rest).not.toHaveProperty('deliver');
    // Four versions of the first policy, one of the last.
    expect(new Set(versions.map((policy) => policy?.version)).size).toBe(5);
  });

  it('come out with names resolved, defaults filled in and durations in milliseconds', () => {
    const settings = readSettings(VALID, FILE);

    expect(settings.brands).toEqual([{ id: 'sundial', name: 'Sundial Coffee' }]);
    expect(settings.sources).toEqual([
      {
        id: 'store-be',
        brand: 'sundial',
        tier: 15,
        kind: 'app-store',
        accounts: [],
        app: '999999999',
        country: 'be',
        server: 'https://itunes.apple.com',
      },
      {
        id: 'posts',
        brand: 'sundial',
        tier: 15,
        slowest: 60,
        kind: 'mastodon',
        server: 'https://social.example',
        follow: { by: 'hashtag', hashtag: 'sundialcoffee' },
        accounts: ['care@social.example'],
      },
    ]);
    expect(settings.calendars['office']?.hours.fri).toEqual([
      ['09:00', '12:30'],
      ['13:30', '17:00'],
    ]);
    expect(settings.calendars['office']?.hours.sat).toBeUndefined();
    expect(settings.policies[0]).toMatchObject({
      id: 'bad-reviews',
      when: { stars: [1, 2] },
      needsResponse: true,
      target: 4 * HOUR,
      calendar: 'office',
      warnBefore: [HOUR],
      escalateAfter: [2 * HOUR, 8 * HOUR],
      botsCount: false,
      claimFor: 2 * HOUR,
    });
    expect(settings.policies[1]).toMatchObject({ when: {}, needsResponse: false });
    expect(settings.routes[1]).toEqual({ owners: ['head'], to: { by: 'email', address: 'head@sundial.example' } });
    expect(settings.reports).toEqual({ timeZone: 'UTC', emails: [] });
    expect(settings.retention).toEqual({ mentionDays: 395, reportDays: 730, logDays: 30 });
    expect(settings.shards).toBe(4);
    expect('slackSigningSecret' in settings).toBe(false);
  });

  it('survive the way through JSON, as the deploy writes them', () => {
    const settings = readSettings(VALID, FILE);

    expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
  });

  it('give a policy a version that follows its content and nothing else', () => {
    const versionOf = (text: string) => readSettings(text, FILE).policies[0]?.version;

    expect(versionOf(changed('time: 4h', 'time: 240m'))).toBe(versionOf(VALID));
    expect(versionOf(changed('name: Support desk', 'name: Care desk'))).toBe(versionOf(VALID));
    expect(versionOf(changed('time: 4h', 'time: 5h'))).not.toBe(versionOf(VALID));
  });

  it.each([
    ['country: be', 'country: no', 'no'],
    ['country: be', 'country: BE', 'be'],
  ])('take %s as %s and never as a truth value', (piece, replacement, country) => {
    expect(readSettings(changed(piece, replacement), FILE).sources[0]).toMatchObject({ country });
  });

  it('take a server on this machine over plain http, for local runs', () => {
    const text = changed('server: https://social.example', 'server: http://127.0.0.1:4444');

    expect(readSettings(text, FILE).sources[1]).toMatchObject({ server: 'http://127.0.0.1:4444' });
  });

  it('begin enforcement at midnight UTC of a bare date', () => {
    const text = changed('warnBefore: [1h]', 'enforceFrom: 2026-12-01');

    expect(readSettings(text, FILE).policies[0]?.enforceFrom).toBe(Date.UTC(2026, 11, 1));
  });

  it('keep a range of days that wraps around the week', () => {
    const text = changed('mon-fri: ["09:00-12:30", "13:30-17:00"]', 'sat-mon: "9:00-24:00"\n      tue: closed');

    expect(readSettings(text, FILE).calendars['office']?.hours).toEqual({
      sat: [['09:00', '24:00']],
      sun: [['09:00', '24:00']],
      mon: [['09:00', '24:00']],
      tue: [],
    });
  });

  it('are those of the file that the project begins with', () => {
    const text = readFileSync(new URL('../../../replywatch.yaml', import.meta.url), 'utf8');

    expect(findProblems(text, FILE)).toEqual([]);
    expect(readSettings(text, FILE).policies.map(({ id }) => id)).toEqual([
      'crisis',
      'bad-reviews',
      'angry-posts',
      'everything-else',
    ]);
  });

  it('may hold two thousand sources', () => {
    const sources = Array.from(
      { length: 2_000 },
      (_, index) =>
        `  app-${index}: {brand: sundial, kind: app-store, app: ${100_000 + index}, country: be, every: 1h}`,
    );

    const settings = readSettings(changed('sources:\n', `sources:\n${sources.join('\n')}\n`), FILE);

    expect(settings.sources).toHaveLength(2_002);
  });
});
