import { isDeepStrictEqual } from 'node:util';
import { isProblem } from '../../functions/domain/mentions/reading.ts';
import { fromWire, toWire } from '../../functions/domain/mentions/wire.ts';
import { aSourceOfEachKind } from '../adapters/sources/a-source-of-each-kind.ts';
import { PAYLOADS } from '../adapters/sources/all-payloads.ts';
import { anObservation } from '../support/builders.ts';
import { readerFor, readSample } from '../support/connectors.ts';
import type { Target } from './fuzz.ts';
import { mutateJson, mutateText } from './mutate.ts';
import type { Random } from './random.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

/** Feeds as XML, which have no JSON to be taken apart. All invented. */
const FEEDS: readonly string[] = [
  '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Kettles</title><item><guid isPermaLink="false">4711</guid><title>Froze &amp; never came back</title><link>https://blog.example/1</link><author>mira@blog.example (Mira)</author><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate><description><![CDATA[<p>It <b>froze</b>.</p>]]></description></item></channel></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Kettles</title><entry><id>tag:blog.example,2026:1</id><title type="html">Too &lt;i&gt;slow&lt;/i&gt;</title><link rel="alternate" href="https://blog.example/2"/><author><name>Bo</name></author><published>2026-11-20T10:00:00Z</published><updated>2026-11-20T11:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Slow.</p></div></content></entry></feed>',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://blog.example/3"><title>Leaks</title><link>https://blog.example/3</link><dc:creator>Ada</dc:creator><dc:date>2026-11-20T10:00:00Z</dc:date></item></rdf:RDF>',
];

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'content-type': 'text/html; charset=utf-16' },
  {
    'retry-after': '99999999999999999999',
    'x-ratelimit-reset': 'never',
    'ratelimit-remaining': '0',
    link: '<x>; rel=next',
  },
  {
    'retry-after': '-1',
    etag: '"\u0000"',
    'x-ratelimit-remaining': '0',
    'x-rate-limit-reset': '1e99',
    'x-app-usage': '{',
  },
];
const STATUSES = [200, 200, 200, 200, 204, 301, 304, 400, 401, 403, 404, 410, 429, 500, 503, 599] as const;

/** Every connector: by the way that polls and looks take, and by that of recorded exchanges. */
export const SOURCE_TARGETS: readonly Target[] = aSourceOfEachKind().map((source): Target => {
  const { kind } = source;
  const reader = readerFor(source);
  const own = PAYLOADS.filter(([of]) => of === kind).map(([, , entries, bodyOf]) => bodyOf(entries));
  const seeds = own.map((body) => JSON.stringify(body));
  const texts = kind === 'rss' ? [...seeds, ...FEEDS] : seeds;
  const asked = [
    ...reader.begin({}),
    ...reader.thread(anObservation({ id: '4711', kind, labels: { topic: '1', post: '2', video: 'v', media: 'm' } })),
  ];
  const body = (random: Random): string =>
    random.once(3) || own.length === 0
      ? mutateText(random.of(texts) ?? '', random, texts)
      : (JSON.stringify(mutateJson(random.of(own), random)) ?? '');
  return {
    name: `source ${kind}`,
    make: (random) =>
      JSON.stringify([random.below(asked.length + 1), random.of(STATUSES), random.below(HEADERS.length), body(random)]),
    read: (input) => {
      const [which, status, headers, sent] = JSON.parse(input) as [number, number, number, string];
      const answer = { status, headers: HEADERS[headers] ?? {}, body: sent };
      const request = asked[which];
      return request === undefined
        ? readSample(kind, answer, ['900'])
        : reader.read(request, answer, { now: NOW, cursor: {} });
    },
    wrong: (answer) => {
      const reading = answer as ReturnType<typeof reader.read>;
      if (isProblem(reading)) return /[\r\n]/u.test(reading.line) ? 'tells a problem in several lines' : undefined;
      const ids = reading.observations.map(({ id }) => id);
      if (new Set(ids).size !== ids.length) return 'gives a mention twice';
      for (const seen of reading.observations) {
        const sent = JSON.parse(JSON.stringify(toWire(seen))) as unknown;
        if (!isDeepStrictEqual(JSON.parse(JSON.stringify(toWire(fromWire(sent)))), sent))
          return `gives what the wire does not take: ${seen.id}`;
        if (seen.text.length > 100_000) return `gives a text of ${seen.text.length} characters`;
      }
      const { next } = reading;
      return next !== undefined && !URL.canParse(next.url) ? `goes on at ${next.url}` : undefined;
    },
  };
});
