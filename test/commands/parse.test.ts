import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../bin/replywatch.ts', import.meta.url));
const fixture = (name: string) => readFile(new URL(`../fixtures/sources/${name}`, import.meta.url), 'utf8');

interface Run {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly words: string;
}

/** `replywatch parse` as a person runs it. */
function parse(input: string, ...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [CLI, 'parse', ...args], { stdio: 'pipe' });
  const [out, words]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  // A command that refuses its arguments does not read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = Buffer.concat(out).toString('utf8').split('\n').filter(Boolean);
      resolve({ code, lines, words: Buffer.concat(words).toString('utf8') });
    });
  });
}

const json = (lines: readonly string[]): readonly Record<string, unknown>[] => lines.map((line) => JSON.parse(line));

describe('replywatch parse', () => {
  it('prints one mention per line of an App Store page', async () => {
    const { code, lines, words } = await parse(await fixture('app-store.page.json'), 'app-store');
    expect({ code, words }).toEqual({ code: 0, words: '' });
    expect(
      json(lines).map(({ id, rating, publishedAt, publishedPrecision }) => [
        id,
        rating,
        publishedAt,
        publishedPrecision,
      ]),
    ).toEqual([
      ['13000003', 1, '2026-11-19T15:15:30.000Z', 'exact'],
      ['13000002', 5, null, 'unknown'],
      ['13000001', undefined, '2026-11-19T15:15:30.000Z', 'exact'],
    ]);
  });

  it('tells in a recorded context what the brand answered and what nobody did', async () => {
    const recorded = await fixture('mastodon.context.recorded.json');
    const { code, lines } = await parse(
      recorded,
      'mastodon',
      '--recorded',
      '--brand',
      '@sundial@social.example',
      '--brand',
      'other',
    );
    expect(code).toBe(0);
    expect(
      json(lines).map(({ id, parentId, fromBrand, text, response }) => ({ id, parentId, fromBrand, text, response })),
    ).toEqual([
      {
        id: '115000000000000002',
        parentId: '115000000000000001',
        fromBrand: false,
        text: '@maren mine too, see https://pics.example/sundial-broken-at-noon',
        response: { truth: 'replied', id: '115000000000000003', at: '2026-11-20T10:40:00.000Z', byBot: false },
      },
      {
        id: '115000000000000003',
        parentId: '115000000000000002',
        fromBrand: true,
        text: 'Sorry, Tove! Update 5.2 mends it.',
        response: { truth: 'unknown', reason: 'posted by the brand itself' },
      },
      {
        id: '115000000000000004',
        parentId: '115000000000000001',
        fromBrand: false,
        text: 'Same here & no answer from anybody.',
        response: { truth: 'notReplied' },
      },
    ]);
  });

  it('reads the same context without its recording, and then knows of no absence', async () => {
    const recorded = JSON.parse(await fixture('mastodon.context.recorded.json'));
    const { lines } = await parse(JSON.stringify(recorded.response.body), 'mastodon', '--brand', '900');
    expect(json(lines).map(({ response }) => (response as { truth: string }).truth)).toEqual([
      'replied',
      'unknown',
      'unknown',
    ]);
  });

  it('prints the good entries and says in one line what was wrong with the others', async () => {
    const page = JSON.parse(await fixture('app-store.page.json'));
    page.feed.entry.push({ 'im:rating': { label: '1' } }, 7);
    const { code, lines, words } = await parse(JSON.stringify(page), 'app-store');
    expect({ code, count: lines.length }).toEqual({ code: 0, count: 3 });
    expect(words).toBe('parse app-store: 2 of 6 entries could not be read; the first: entry 5 has no numeric id\n');
  });

  it('fails when none of the entries can be read', async () => {
    const { code, words } = await parse('[{"id":"1"}]', 'mastodon');
    expect({ code, words }).toEqual({
      code: 1,
      words: 'parse mastodon: 1 of 1 entries could not be read; the first: entry 1 has no account (id 1)\n',
    });
  });

  it.each([
    ['nothing', '', ['app-store'], 'stdin: is empty; pipe a response into this command'],
    [
      'a web page',
      '<html></html>',
      ['app-store'],
      'parse app-store: the App Store answered a web page (HTML), not JSON',
    ],
    [
      'a page too deep',
      'CustomerReviews RSS page depth is limited to 10',
      ['app-store'],
      'its feed has 10 pages at most',
    ],
    [
      'half a JSON',
      '[{"id":"1"',
      ['mastodon'],
      'answered JSON that cannot be read: it is broken or ends early (10 characters)',
    ],
    [
      'an account',
      '{"id":"1","acct":"a","username":"a"}',
      ['mastodon'],
      'answered an account, which holds no mentions',
    ],
    [
      'versions without an id',
      '[{"content":"a","spoiler_text":""}]',
      ['mastodon'],
      'the versions of a status without its id',
    ],
    ['a recording that was not announced', '{"response":{"status":200,"body":[]}}', ['mastodon'], 'add --recorded'],
    [
      'a body that was announced as a recording',
      '[]',
      ['mastodon', '--recorded'],
      'stdin.response: nothing is no response',
    ],
    [
      'a recorded error',
      '{"response":{"status":404,"body":{"error":"x"}}}',
      ['mastodon', '--recorded'],
      'answered 404',
    ],
    ['an unknown kind', '[]', ['fax'], 'kind: "fax" is no kind of source; use one of app-store, '],
    ['a brand without a name', '[]', ['mastodon', '--brand', ' '], '--brand: " " names no account'],
  ])('refuses %s in one clear line', async (_, input, args, line) => {
    const { code, lines, words } = await parse(input, ...args);
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(words.trimEnd().split('\n')).toEqual([expect.stringContaining(line)]);
  });

  it('says that a response holds no mentions, which is no failure', async () => {
    expect(await parse('{"ancestors":[],"descendants":[]}', 'mastodon')).toEqual({
      code: 0,
      lines: [],
      words: 'parse mastodon: the response holds no entries, so no mentions\n',
    });
  });

  it('prints all of a response far larger than a pipe', async () => {
    const page = JSON.parse(await fixture('app-store.page.json'));
    const [, entry] = page.feed.entry;
    page.feed.entry = Array.from({ length: 5_000 }, (_, index) => ({ ...entry, id: { label: String(index + 1) } }));
    const { code, lines } = await parse(JSON.stringify(page), 'app-store');
    expect(code).toBe(0);
    expect(new Set(json(lines).map(({ id }) => id)).size).toBe(5_000);
  });
});
