import { describe, expect, it } from 'vitest';
import { withinBounds } from '../../../functions/adapters/sources/within-bounds.ts';
import type { Observation } from '../../../functions/domain/mentions/observation.ts';
import { readSample } from '../../support/connectors.ts';
import { aFeed, anAccount, anEntry, aStatus, first, readingOf } from './builders.ts';

const HUGE = 'x'.repeat(400_000);
const seen: Observation = {
  id: '1',
  kind: 'mastodon',
  author: {},
  text: 'ok',
  publishedPrecision: 'unknown',
  fromBrand: false,
  response: { truth: 'unknown', reason: 'not shown' },
  labels: {},
};
const bounded = (fields: Partial<Observation>): Observation =>
  first(
    withinBounds({
      observations: [{ ...seen, ...fields }],
      responses: [],
      cursor: {},
      entries: 1,
      refused: { count: 0 },
      complete: true,
    }).observations,
  );

describe('what a hostile server sends', () => {
  it.each([
    [
      'mastodon',
      [
        aStatus('1', {
          content: HUGE,
          spoiler_text: HUGE,
          language: HUGE,
          account: anAccount('1', { display_name: HUGE, acct: HUGE }),
        }),
      ],
    ],
    [
      'app-store',
      aFeed([
        anEntry('1', {
          author: { name: { label: HUGE } },
          title: { label: HUGE },
          content: { label: HUGE },
          'im:version': { label: HUGE },
          link: { attributes: { href: `https://a.example/${HUGE}` } },
        }),
      ]),
    ],
  ] as const)('is stored in less than 100 KB: %s', (kind, body) => {
    const reading = readingOf(readSample(kind, { status: 200, headers: {}, body: JSON.stringify(body) }, []));
    expect(reading.observations).toHaveLength(1);
    expect(JSON.stringify(reading.observations).length).toBeLessThan(100_000);
  });

  it('is cut where a cut text still says something, and left out where it does not', () => {
    const { author, title, url, language, response } = bounded({
      author: { id: HUGE, name: HUGE },
      title: HUGE,
      url: `https://a.example/${HUGE}`,
      language: HUGE,
      response: { truth: 'replied', id: HUGE, state: HUGE },
    });
    expect(author).toEqual({ name: `${'x'.repeat(199)}…` });
    expect(title).toHaveLength(500);
    expect([url, language]).toEqual([undefined, undefined]);
    expect(response).toEqual({ truth: 'replied', state: `${'x'.repeat(299)}…` });
  });

  it('has few labels', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`label-${index}`, HUGE]));
    const { labels } = bounded({ labels: many });
    expect(Object.keys(labels)).toHaveLength(20);
    expect(Object.values(labels).every((value) => value.length === 300)).toBe(true);
  });

  it('never ends in half a character, and holds none', () => {
    expect(bounded({ author: { name: '😀'.repeat(300) } }).author.name?.isWellFormed()).toBe(true);
    expect(bounded({ author: { name: `x${'😀'.repeat(300)}` } }).author.name?.isWellFormed()).toBe(true);
    expect(bounded({ text: 'half \ud83d' }).text).toBe('half \ufffd');
  });

  it('of ordinary size stays as it is', () => {
    expect(bounded({ title: 'x'.repeat(500), labels: { version: '5.1' } })).toEqual({
      ...seen,
      title: 'x'.repeat(500),
      labels: { version: '5.1' },
    });
  });

  it('cannot make a line or a bookmark endless', () => {
    expect(withinBounds({ problem: 'shape', line: HUGE }).line).toHaveLength(300);
  });
});
