import { z } from 'zod';
import type { RequestLimits } from '../../mentions/sources/kind-of-source.ts';
import { HOUR } from '../../shared/time.ts';
import { readDuration } from '../duration-words.ts';
import { isNot, seen } from '../problem.ts';
import { leaf } from './building-blocks.ts';
import { tell } from './telling.ts';

const KEY = /^([A-Z][A-Z0-9]*(_[A-Z0-9]+)*|https?:\/\/[^/\s@]+)$/u;
const MEND =
  'write the NAME of a secret or the address of a server, e.g. GOOGLE_PLAY_KEY or https://forum.sundial.example';
const MOST_REQUESTS = 1_000_000;
const LONGEST = 744 * HOUR;

const limit = leaf<RequestLimits>({
  what: 'a limit of requests',
  mend: 'write so many requests in a length of time, e.g. 60 in 1m or 1000 in 24h',
  description: 'So many requests in any stretch of that length.',
  examples: ['60 in 1m'],
  read: (words) => {
    const [, count = '', length = ''] = /^(\d{1,7})\s{1,9}in\s{1,9}(\S.*)$/u.exec(words) ?? [];
    const [requests, per] = [Number(count), readDuration(length)];
    if (count === '' || per === undefined) return undefined;
    if (requests < 1 || requests > MOST_REQUESTS) return { mend: `write 1 to ${MOST_REQUESTS} requests` };
    if (per === 0 || per > LONGEST) return { mend: 'write a length of time of at most 744h' };
    return { value: { requests, per } };
  },
});

/** `limits`: by the NAME of a secret, or the address of a server. */
export const limitsBlock = z.record(z.string().regex(KEY), limit, {
  error: (issue) =>
    issue.code === 'invalid_key'
      ? tell({ problem: `${seen(issue.input)} is neither a secret's NAME nor a server`, mend: MEND })
      : tell({ problem: isNot(issue.input, 'a block of limits'), mend: 'write e.g. {GOOGLE_PLAY_KEY: 60 in 1h}' }),
});
