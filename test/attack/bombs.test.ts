import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerLines } from '../../bin/commands/clock.ts';
import { scoreLine } from '../../bin/commands/score.ts';
import { jsonRows } from '../../bin/import/file-rows.ts';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import { parseSlackAction } from '../../functions/domain/alerts/slack-action.ts';
import { readPush } from '../../functions/domain/mentions/push/read-push.ts';
import { isProblem } from '../../functions/domain/mentions/reading.ts';
import { SOURCE_KINDS } from '../../functions/domain/mentions/source.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { isDeeperThan } from '../../functions/domain/shared/json-depth.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { serve } from '../adapters/sources/local-server.ts';
import { readSample } from '../support/connectors.ts';

const DEEP_LIST = '['.repeat(60_000) + ']'.repeat(60_000);
const DEEP_OBJECT = `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`;

describe('an answer that unpacks to far more than it weighs', () => {
  const zeroes = Buffer.alloc(40 * 1024 * 1024);
  const fast = { level: 1 };
  const once = gzipSync(zeroes, fast);

  it.each([
    ['gzip', once],
    ['x-gzip', once],
    ['deflate', deflateSync(zeroes, fast)],
    ['br', brotliCompressSync(zeroes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['gzip', Buffer.concat(Array.from({ length: 8 }, () => once))],
  ])('is left at the limit: %s', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await getFrom(encoding, bomb)).toEqual({
      failed: expect.stringContaining('it answers more than 5242880 bytes'),
    });
  });

  it('is unpacked once, whatever lies inside', async () => {
    const layered = gzipSync(gzipSync(gzipSync('inside')));

    expect(await getFrom('gzip', layered)).toMatchObject({ status: 200, body: expect.not.stringContaining('inside') });
    for (const encodings of ['gzip, gzip', 'br, gzip', 'gzip,gzip,gzip', 'zstd', 'compress', 'aws-chunked']) {
      expect(await getFrom(encodings, layered)).toEqual({ failed: expect.stringContaining('was not asked for') });
    }
  });

  async function getFrom(encoding: string, body: Buffer) {
    const origin = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    const http = guardedHttp({ version: '0.0.0', localOrigins: [origin] });
    return http.send({ method: 'GET', url: origin, headers: {} });
  }
});

describe('JSON that nests without end', () => {
  it.each(SOURCE_KINDS)('is one clear line to the reader of %s', (kind) => {
    for (const body of [DEEP_LIST, DEEP_OBJECT, `[${DEEP_OBJECT}]`]) {
      const read = readSample(kind, { status: 200, headers: {}, body }, []);
      expect(isProblem(read) ? read.line : read.refused.firstReason).toMatch(/^[^\n]{1,400}$/u);
    }
  });

  it('is refused at every door, and in every file', async () => {
    expect(readPush(DEEP_OBJECT)).toHaveProperty('unreadable');
    expect(() => parseSlackAction(`payload=${encodeURIComponent(DEEP_OBJECT)}`, 0)).toThrow(Refusal);
    expect(scoreLine(`{"id":${DEEP_LIST},"text":"x"}`, 3, builtInScorer())).toEqual({
      id: null,
      error: expect.stringContaining('line 3: nests deeper than 200 levels'),
    });
    const answers: string[] = [];
    await answerLines(
      lineOf(`{"id":1,"op":"isOpen","calendar":${DEEP_OBJECT}}`),
      async (text) => void answers.push(text),
    );
    expect(answers.join('')).toContain('nests deeper than 200 levels');
    const [row] = await Array.fromAsync(jsonRows(lineOf(DEEP_OBJECT)));
    expect(row?.broken?.value).toContain('nests deeper than 200 levels');
    expect(() => readSettings('['.repeat(5_000), 'x.yaml')).toThrow('nested too deeply');
  });

  it('is counted outside of texts only, and never shown', () => {
    expect(isDeeperThan(`{"a":"${'['.repeat(500)}\\"["}`, 1)).toBe(false);
    expect(isDeeperThan('[[1]]', 2)).toBe(false);
    expect(isDeeperThan('[[[1]]]', 2)).toBe(true);
    expect(shown(JSON.parse(DEEP_LIST))).toBe('what cannot be shown');
  });

  async function* lineOf(text: string): AsyncGenerator<string> {
    yield text;
  }
});

describe('XML that grows, or asks for more', () => {
  const read = (body: string) => readSample('rss', { status: 200, headers: { 'content-type': 'text/xml' }, body }, []);
  const feed = (doctype: string, title: string): string =>
    `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><item><guid>1</guid><title>${title}</title></item></channel></rss>`;
  const laughs = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
    '',
  );

  it.each([
    ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>`, '&l12;'],
    ['a quadratic blow-up', `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>`, '&a;'.repeat(5_000)],
    ['an entity out of a file', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'],
    ['an entity from the network', '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:1/">]>', '&a;'],
    ['a parameter entity', '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd">%a;]>', 'x'],
    ['a document type from elsewhere', '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">', '&nbsp;'],
  ])('is neither expanded nor fetched: %s', (_, doctype, title) => {
    const reading = read(feed(doctype, title));
    const text = isProblem(reading) ? reading.line : JSON.stringify(reading);
    expect(text.length).toBeLessThan(40_000);
    expect(text).not.toMatch(/root:|ha{0,1}haha/u);
  });

  it.each([
    ['tags that never close', '<rss><channel>'.concat('<item>'.repeat(60_000))],
    ['attributes', `<rss ${'a="1" '.repeat(60_000)}>`],
    ['sections', '<rss><![CDATA['.repeat(40_000)],
    ['comments', '<!--'.repeat(100_000)],
    ['instructions', '<?xml '.repeat(80_000)],
    ['ampersands', feed('', '&'.repeat(300_000))],
  ])('ends: %s', (_, body) => {
    expect(read(body)).toBeDefined();
  });
});

describe('YAML that repeats itself', () => {
  const row = (name: string, of: string): string => `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`;
  const names = 'abcdefghij'.split('');

  it('is refused before it grows', () => {
    const lines = names.slice(1).map((name, index) => row(name, names[index] ?? 'a'));
    expect(() => readSettings(['a: &a [x]', ...lines].join('\n'), 'x.yaml')).toThrow('uses more aliases');
  });
});
