import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { DESK_SETTINGS, deskWorld, waiting } from '../support/desk-world.ts';

const SUMMARY = /data-summary="([^"]*)"/u;
const whoIn = (text: string): string[] => [...text.matchAll(/<bdi>([^<]*)<\/bdi><\/a>/gu)].map(([, who = '']) => who);

async function listed(mentions: readonly ReturnType<typeof waiting>[], path = '/', settings = DESK_SETTINGS) {
  const desk = await deskWorld(mentions, settings);
  const { text } = await desk.visit(path, { cookie: await desk.enter() });
  return { text, who: whoIn(text), summary: SUMMARY.exec(text)?.[1] };
}

describe('the list of what is open', () => {
  it('says that nothing waits, and with a filter that it is the filter', async () => {
    expect((await listed([])).text).toContain('Nothing is waiting here.');
    expect((await listed([], '/?severity=low')).text).toContain('Nothing is waiting here with this filter.');
  });

  it('does not call it nothing where something is long overdue', async () => {
    const { text, summary } = await listed([waiting({ id: '1', left: -90 * HOUR, isSpent: true })]);

    expect(text).toContain('Nothing here has an alert ahead; what is long overdue stands below.');
    expect(summary).toBe('0 waiting; 1 past the last alert');
  });

  it('says that there are more past the last alert than it shows', async () => {
    const spent = Array.from({ length: 30 }, (_, index) =>
      waiting({ id: `${index}`, left: -90 * HOUR - index * MINUTE, isSpent: true }),
    );

    expect((await listed(spent, '/?brand=sundial')).summary).toBe('0 waiting; 10 or more past the last alert');
  });

  it('pages through two hundred, the least time left first, each once', async () => {
    const mentions = Array.from({ length: 200 }, (_, index) =>
      waiting({ id: `${index}`, author: `No ${index}`, left: ((index * 37) % 200) * MINUTE - HOUR }),
    );
    const desk = await deskWorld(mentions);
    const cookie = await desk.enter();
    const pages = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => whoIn((await desk.visit(`/?page=${index + 1}`, { cookie })).text)),
    );
    const expected = mentions
      .toSorted((a, b) => (a.clock.dueAt ?? 0) - (b.clock.dueAt ?? 0))
      .map(({ observation }) => observation.author.name);

    expect(pages.flat()).toEqual(expected);
    expect((await desk.visit('/?page=8', { cookie })).text).toContain('Page 8 of 8');
  });

  it('of more than are looked through shows the next ones, and leads to all the others, each once', async () => {
    const mentions = Array.from({ length: 4_030 }, (_, index) =>
      waiting({ id: `secret-${index}`, author: `No ${index}`, left: (index + 1) * MINUTE + 2 * HOUR }),
    );
    const desk = await deskWorld(mentions);
    const cookie = await desk.enter({ owner: 'support' });
    const first = (await desk.visit('/', { cookie })).text;
    const [, query = ''] = /href="\/\?(from=[^"]*)">those with later alerts/u.exec(first) ?? [];
    const later = (await desk.visit(`/?${query}`, { cookie })).text;

    expect(SUMMARY.exec(first)?.[1]).toBe('4000 waiting');
    expect(SUMMARY.exec(later)?.[1]).toBe('30 waiting');
    expect(whoIn(later)[0]).toBe('No 4000');
    expect(later).toContain('a later part (<a href="/?">to the first</a>)');
    expect((await desk.visit(`/?from=${'A'.repeat(100)}`, { cookie })).text).toBe(first);
  });

  it('names no mention in the way to what is further back', async () => {
    const spent = Array.from({ length: 30 }, (_, index) =>
      waiting({ id: `secret-${index}`, left: -90 * HOUR - index * MINUTE, isSpent: true }),
    );
    const desk = await deskWorld(spent);
    const cookie = await desk.enter({ brand: 'sundial' });
    const seen: string[] = [];
    let path = '/';
    for (let page = 0; page < 3; page += 1) {
      const { text } = await desk.visit(path, { cookie });
      seen.push(...[...text.matchAll(/secret-(\d+)"/gu)].map(([, id = '']) => id));
      path = /href="(\/\?after=[^"]*)">Further back/u.exec(text)?.[1] ?? '';
      expect(decodeURIComponent(path)).not.toContain('secret');
    }

    expect([...new Set(seen)].map(Number)).toEqual(Array.from({ length: 30 }, (_, index) => index));
    expect(path).toBe('');
  });

  it('leads from a storm to those of its theme that still wait', async () => {
    const about = waiting({ id: '1', author: 'Noor', left: DAY });
    const delivery = { ...about, severity: { ...about.severity, themes: [{ id: 'delivery' }] } };
    const desk = await deskWorld([delivery, waiting({ id: '2', author: 'Bram', left: DAY })]);
    await desk.storm();
    const cookie = await desk.enter();
    const storms = (await desk.visit('/storms', { cookie })).text;
    const [, address = ''] = /href="(\/\?brand=sundial[^"]*state=inTime)"/u.exec(storms) ?? [];
    const { text } = await desk.visit(address.replaceAll('&#38;', '&'), { cookie });

    expect(whoIn(text)).toEqual(['Noor']);
    expect(text).toContain('name="theme" value="delivery" checked');
  });

  it('finds sources of a long list by part of a name, and one of a short list by its id', async () => {
    const [first] = DESK_SETTINGS.sources;
    if (first?.kind !== 'app-store') throw new Error('the settings have no source');
    const sources = Array.from({ length: 70 }, (_, index) => ({ ...first, id: `place-${index}` }));
    const mentions = ['place-7', 'place-8', 'place-70'].map((source, index) =>
      waiting({ id: `${index}`, author: source, source, left: HOUR + index }),
    );
    const long = { ...DESK_SETTINGS, sources };

    const { text, who } = await listed(mentions, '/?source=PLACE-', long);
    expect(who).toEqual(['place-7', 'place-8']);
    expect(text).toContain('<input id="f-source" name="source" value="PLACE-"');
    expect((await listed(mentions, '/?source=place-7', long)).who).toEqual(['place-7']);
    // Of a source that the settings have no more.
    expect((await listed(mentions, '/?source=place-70', long)).who).toEqual(['place-70']);
    expect((await listed(mentions)).text).toContain('<select id="f-source"');
  });

  it('gives each text its own direction and language', async () => {
    const mention = waiting({
      id: '1',
      author: '\u05e0\u05d5\u05e2\u05d4',
      text: '\u05d7\u05d5\u05d9\u05d1\u05ea\u05d9',
    });
    const hebrew = { ...mention, observation: { ...mention.observation, language: 'he' } };

    expect((await listed([hebrew])).text).toContain('<span class="clip" dir="auto" lang="he">');
  });
});
