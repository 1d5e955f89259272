import type { IncomingMessage } from 'node:http';
import { type Answer, serveLocally } from '../../bin/local/http-server.ts';
import { STORY_START } from '../../bin/local/story/plot.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { aFeed, anEntry } from '../adapters/sources/builders.ts';

/** Apps of a store that is in trouble; the first one comes back after an hour. */
export const BROKEN_APPS = {
  'answers-html': 6400000002,
  'answers-500': 6400000003,
  'answers-50-mb': 6400000004,
  'goes-empty': 6400000005,
  'never-existed': 6400000006,
  'changes-shape': 6400000007,
};
const EMPTY_FROM = STORY_START + 10 * MINUTE;
export const HTML_UNTIL = STORY_START + HOUR;
/** An app of the same store that is well. */
export const WELL_APP = 6400000009;

const FIFTY_MB = Buffer.alloc(50 * 1024 * 1024, 'x');

export const serveOtherStore = (now: () => number) => serveLocally(async (request) => answerOf(request, now()));

function answerOf({ url = '' }: IncomingMessage, now: number): Answer {
  const asks = (app: number): boolean => url.includes(`id=${app}`);
  if (asks(BROKEN_APPS['answers-500'])) return { status: 500, body: 'no' };
  if (asks(BROKEN_APPS['answers-50-mb'])) return { ...JSON_ANSWER, body: FIFTY_MB };
  if (asks(BROKEN_APPS['answers-html']) && now < HTML_UNTIL) {
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Back soon</title>' };
  }
  if (asks(BROKEN_APPS['never-existed'])) {
    return { ...JSON_ANSWER, body: JSON.stringify({ ...aFeed(), resultCount: 0, results: [] }) };
  }
  if (asks(BROKEN_APPS['goes-empty']) && now >= EMPTY_FROM) return { ...JSON_ANSWER, body: JSON.stringify(aFeed()) };
  if (asks(BROKEN_APPS['changes-shape'])) return { ...JSON_ANSWER, body: JSON.stringify(aFeed(OF_ANOTHER_SHAPE)) };
  return { ...JSON_ANSWER, body: JSON.stringify(aFeed(asks(WELL_APP) ? EVENING_REVIEW : OLD_PRAISE)) };
}

const JSON_ANSWER = { status: 200, headers: { 'content-type': 'application/json' } };
/** 2026-03-02T20:30Z: after the story, before the next morning. */
const EVENING_REVIEW = anEntry('901', { updated: { label: '2026-03-02T13:30:00-07:00' } });
const OLD_PRAISE = anEntry('902', {
  'im:rating': { label: '5' },
  title: { label: 'Lovely' },
  content: { label: 'Great coffee, wonderful people.' },
  updated: { label: '2026-02-27T10:00:00-07:00' },
});
const OF_ANOTHER_SHAPE = ['903', '904', '905'].map((id) => anEntry(id, { content: { text: 'Cold soup.' } }));
