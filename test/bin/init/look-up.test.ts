import { describe, expect, it } from 'vitest';
import { answersGiven } from '../../../bin/init/ask.ts';
import { type FoundApp, sourceOfWords } from '../../../bin/init/look-up.ts';
import { settingsText } from '../../../bin/init/write-settings.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { inMemoryHttp } from '../../support/in-memory-http.ts';

const ABOUT = { brand: 'Sundial Coffee', country: 'be' };
const first = async (apps: readonly FoundApp[]): Promise<FoundApp | undefined> => apps[0];
const answering = (body: string, status = 200) => inMemoryHttp(() => ({ status, body }));
const apps = (...names: string[]): string =>
  JSON.stringify({
    results: names.map((trackName, index) => ({ trackId: index + 1, trackName, artistName: 'Sundial BV' })),
  });
const today = '2026-11-22';
const given = (over: object) => ({ source: ['sundial'], country: 'be', timeZone: 'Europe/Brussels', ...over });

describe('looking up what is to be watched', () => {
  it('asks the App Store for a name that is no address', async () => {
    const http = answering(apps('Sundial Coffee'));

    const found = await sourceOfWords('sundial coffee', ABOUT, http, first);

    expect(found?.block).toMatchObject({ kind: 'app-store', app: 1, country: 'be' });
    expect(http.requests[0]?.url).toBe(
      'https://itunes.apple.com/search?term=sundial+coffee&entity=software&country=be&limit=5',
    );
  });

  it('looks at a page that no rule knows: a forum, the feed that it names, or a feed itself', async () => {
    const forum = answering('<meta name="generator" content="Discourse 3.4">');
    const page = answering('<link rel="alternate" type="application/rss+xml" href="/news.xml?a=1&amp;b=2">');
    const feed = answering('<?xml version="1.0"?><rss version="2.0"></rss>');

    expect((await sourceOfWords('https://forum.sundial.example', ABOUT, forum, first))?.block).toMatchObject({
      kind: 'discourse',
      server: 'https://forum.sundial.example',
    });
    expect((await sourceOfWords('sundial.example/news', ABOUT, page, first))?.block).toMatchObject({
      feed: 'https://sundial.example/news.xml?a=1&b=2',
    });
    expect((await sourceOfWords('https://sundial.example/all', ABOUT, feed, first))?.block).toMatchObject({
      feed: 'https://sundial.example/all',
    });
  });

  it.each([
    [
      'sundial',
      inMemoryHttp(() => ({ failed: 'there is no server of this name' })),
      /could not be looked up: there is no server.*paste the address/u,
    ],
    ['sundial', answering('oops', 503), /the App Store answered 503/u],
    ['sundial', answering(apps()), /no app in the App Store of BE is called "sundial"/u],
    ['https://sundial.example', answering('<p>Hello'), /names no feed; see docs\/sources/u],
  ])('refuses %s in one line with the way out', async (words, http, line) => {
    await expect(sourceOfWords(words, ABOUT, http, first)).rejects.toThrow(line);
  });
});

describe('answers without a terminal', () => {
  it('become a file that the settings take, for sources of every sort at once', async () => {
    const source = [
      'https://apps.apple.com/be/app/id310633997',
      'https://apps.apple.com/be/app/id310633998',
      'https://play.google.com/store/apps/details?id=com.sundial.coffee',
      'https://mastodon.social/tags/sundialcoffee',
      'https://bsky.app/search?q=sundial',
      'https://news.ycombinator.com',
      'https://stackoverflow.com/questions/tagged/sundial',
      'https://youtu.be/4711sundial',
      'https://www.reddit.com/r/coffee',
      'https://lemmy.world/c/coffee',
      'https://x.com/sundial',
      'https://sundial.example/feed',
    ];
    for (const slack of ['webhook', 'app'] as const) {
      const answers = await answersGiven(
        given({ brand: 'Sundial Coffee', source, slack, email: 'care@sundial.example' }),
        today,
        answering(''),
      );
      const settings = readSettings(settingsText(answers), 'replywatch.yaml', () => []);

      expect(settings.sources).toHaveLength(source.length);
      expect(settings.policies.map(({ id }) => id)).toEqual(['bad-reviews', 'angry-posts', 'everything-else']);
      expect(settings.policies[0]?.enforceFrom).toBe(Date.parse('2026-11-22T00:00:00Z'));
    }
  });

  it('take an app by its name only where the name is its own', async () => {
    const same = answering(apps('Sundial', 'Sundial Pro'));
    const several = answering(apps('Sundial One', 'Sundial Two'));
    const options = given({ brand: 'Sundial', slack: 'webhook' });

    expect((await answersGiven(options, today, same)).sources[0]?.block).toMatchObject({ app: 1 });
    await expect(answersGiven(options, today, several)).rejects.toThrow(
      'several apps are called so: Sundial One by Sundial BV (id1), Sundial Two by Sundial BV (id2)',
    );
  });

  it.each([
    [{}, '--brand: is missing'],
    [{ brand: 'Sundial', source: [] }, '--source: is missing'],
    [{ brand: 'Sundial' }, '--slack: and --email are both missing'],
  ])('refuse %j', async (over, line) => {
    await expect(answersGiven(given(over), today, answering(apps('Sundial')))).rejects.toThrow(line);
  });
});
