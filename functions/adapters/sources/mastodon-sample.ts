import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { jsonOf, problemOf, UNCHANGED, wrongShape } from './answer.ts';
import type { Exchange } from './connector.ts';
import type { BrandAccounts } from './mastodon-accounts.ts';
import { readContext, readList } from './mastodon-reading.ts';
import { shapeOf } from './mastodon-shape.ts';
import { readHistory } from './mastodon-status.ts';
import { readingOf } from './thread-reading.ts';

/** Reads a recorded exchange of any endpoint: the structure of the body decides what it is. */
export function readSample(exchange: Exchange, accounts: readonly string[]): Reading | SourceProblem {
  const who = 'the Mastodon server';
  const { url, headers, status, body } = exchange;
  if (status === 304) return UNCHANGED;
  const problem = problemOf(who, { purpose: 'intake' }, { status, headers: headers ?? {}, body }, 0);
  if (problem !== undefined) return problem;
  const read = jsonOf(who, body);
  if (isProblem(read)) return read;
  const host = url !== undefined && URL.canParse(url) ? { host: new URL(url).host } : {};
  const brand: BrandAccounts = { accounts, cursor: {}, ...host };
  const about = /\/statuses\/([^/?#]+)\/(?:context|history)/u.exec(url ?? '')?.[1];
  const found = shapeOf(read.json);
  switch (found?.shape) {
    case 'list':
    case 'one':
      return readList(found.entries, brand);
    case 'context':
      return readContext({ ...found, about, headers, withToken: false }, brand);
    case 'history': {
      if (about === undefined) {
        return {
          problem: 'shape',
          line: `${who} answered the versions of a status without its id: record the request too`,
        };
      }
      const post = readHistory(found.entries, about, brand);
      if (post === 'notAMention' || 'refused' in post) return wrongShape(who, read.json, 'the versions of a status');
      return readingOf([post], { count: 0 }, found.entries.length);
    }
    case 'other':
      return { problem: 'shape', line: `${who} answered ${found.name}, which holds no mentions` };
    default:
      return wrongShape(who, read.json, 'statuses');
  }
}
