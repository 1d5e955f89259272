import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTRY, POSTS, REVIEWS, storyInstant } from '../../../../bin/local/story/plot.ts';
import { appStorePage } from '../../../../bin/local/story/pretend-app-store.ts';
import { mastodonPage } from '../../../../bin/local/story/pretend-mastodon.ts';
import { type PretendServer, servePretend } from '../../../../bin/local/story/pretend-server.ts';
import { storySettings } from '../../../../bin/local/story/story-settings.ts';
import { guardedHttp } from '../../../../functions/adapters/sources/guarded-http.ts';
import { isProblem } from '../../../../functions/domain/mentions/reading.ts';
import { readSettings } from '../../../../functions/domain/settings/read-settings.ts';
import type { SourceReader } from '../../../../functions/ports/sources.ts';
import { nothingStored, poll, type Stored } from '../../../adapters/sources/poll-driver.ts';
import { readerFor } from '../../../support/connectors.ts';

let now = 0;
let store: PretendServer;
let mastodon: PretendServer;
let readers: readonly SourceReader[];

beforeAll(async () => {
  store = await servePretend((url) => appStorePage(url, now));
  mastodon = await servePretend((url, origin) => mastodonPage(url, origin, now));
  readers = readSettings(storySettings(store.origin, mastodon.origin), 'story.yaml').sources.map(readerFor);
});
afterAll(() => Promise.all([store.close(), mastodon.close()]));

const http = () => guardedHttp({ version: 'test', localOrigins: [store.origin, mastodon.origin] });
const at = (minutes: number): void => {
  now = storyInstant(minutes);
};

/** One poll of both sources by the real connectors, over HTTP. */
async function pollBoth(kept: readonly Stored[]): Promise<void> {
  for (const [index, reader] of readers.entries()) {
    const problems = await poll(reader, http(), kept[index] ?? nothingStored());
    expect(problems).toEqual([]);
  }
}

const ids = (stored: Stored | undefined): string[] => [...(stored?.mentions.keys() ?? [])].sort();

describe('the pretend sources, read by the real connectors', () => {
  it('show at every moment what has been posted by then and nothing of the future', async () => {
    const kept = [nothingStored(), nothingStored()];
    for (const minute of [0, 3, 12, 50, 180]) {
      at(minute);
      await pollBoth(kept);

      const reviews = REVIEWS.filter(({ after }) => after <= minute).map(({ id }) => id);
      const posts = POSTS.filter(({ after, answers }) => after <= minute && answers === undefined).map(({ id }) => id);
      expect(ids(kept[0])).toEqual(reviews.sort());
      expect(ids(kept[1]).filter((id) => posts.includes(id))).toEqual(posts.sort());
    }
  });

  it('reveal every answer of the brand by its own feed, with the minute of the post', async () => {
    at(180);
    const kept = [nothingStored(), nothingStored()];
    await pollBoth(kept);

    const answers = [...(kept[1]?.responses.values() ?? [])].map(({ parentId, at: posted }) => [parentId, posted]);
    expect(answers.sort()).toEqual(
      POSTS.flatMap(({ answers: parent, after }) =>
        parent === undefined ? [] : [[parent, storyInstant(after)]],
      ).sort(),
    );
  });

  it('count in a thread only the answers that the thread shows: a look at it is complete', async () => {
    at(100);
    const reader = readers[1] as SourceReader;
    const kept = nothingStored();
    await poll(reader, http(), kept);
    const truthOf = async (id: string) => {
      const seen = kept.mentions.get(id);
      if (seen === undefined) throw new Error(`${id} is not there`);
      const waiting = [...reader.thread(seen)];
      let truth: unknown;
      for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
        const read = reader.read(request, await http().send(request), { now, cursor: kept.cursor });
        if (isProblem(read)) throw new Error(read.line);
        if (read.next !== undefined) waiting.push(read.next);
        const answered = read.responses.some(({ parentId }) => parentId === id);
        truth = answered ? 'replied' : (read.verdict?.response.truth ?? truth);
      }
      return truth;
    };

    expect(await truthOf('114000000000000101')).toBe('replied');
    expect(await truthOf('114000000000000102')).toBe('notReplied');
    expect(await truthOf('114000000000000103')).toBe('notReplied');
  });

  it('show an edit with the stars and the text of that moment', async () => {
    const kept = [nothingStored(), nothingStored()];
    at(80);
    await pollBoth(kept);

    expect(kept[0]?.mentions.get('13000000014')).toMatchObject({ rating: 1, publishedAt: storyInstant(74) });
  });

  it('give names as plain text', async () => {
    at(30);
    const kept = [nothingStored(), nothingStored()];
    await pollBoth(kept);

    expect(kept[1]?.mentions.get('114000000000000104')?.author.name).toBe('Lou & the dog');
  });

  it('answer 304 to who has it already, and 404 in JSON to what they do not have', async () => {
    at(30);
    const first = await fetch(
      `${store.origin}/${COUNTRY}/rss/customerreviews/page=1/id=6400000001/sortby=mostrecent/json`,
    );
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(first.url, { headers: { 'if-none-match': etag } });
    const nothing = await fetch(`${mastodon.origin}/api/v1/statuses/1`);

    expect([first.status, again.status, nothing.status]).toEqual([200, 304, 404]);
    expect(await nothing.json()).toEqual({ error: 'Record not found' });
  });
});
