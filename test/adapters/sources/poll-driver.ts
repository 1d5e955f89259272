import type { Observation } from '../../../functions/domain/mentions/observation.ts';
import type { ResponseSighting, SourceProblem } from '../../../functions/domain/mentions/reading.ts';
import { isProblem } from '../../../functions/domain/mentions/reading.ts';
import type { SpendStore } from '../../../functions/ports/budgets.ts';
import type { Http } from '../../../functions/ports/http.ts';
import type { Secrets } from '../../../functions/ports/settings.ts';
import type { SourceReader } from '../../../functions/ports/sources.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { NOW } from './builders.ts';

/** What a poller holds on to: the least that is needed to drive a connector as a use-case would. */
export interface Stored {
  readonly mentions: Map<string, Observation>;
  readonly responses: Map<string, ResponseSighting>;
  cursor: Readonly<Record<string, string>>;
  requests: number;
}

export const nothingStored = (): Stored => ({ mentions: new Map(), responses: new Map(), cursor: {}, requests: 0 });

const MAX_REQUESTS = 200;

/** Sends every request of one poll with its credentials, storing before the cursor moves. Stops dead after `crashAfter` requests. */
export async function poll(
  reader: SourceReader,
  http: Http,
  stored: Stored,
  crashAfter = Infinity,
  secrets: Secrets = inMemorySecrets(),
  spending: SpendStore = inMemorySpending(),
): Promise<SourceProblem[]> {
  const problems: SourceProblem[] = [];
  let sent = 0;
  for (let request of reader.begin(stored.cursor)) {
    for (;;) {
      sent += 1;
      if (sent > MAX_REQUESTS) throw new Error('the poll does not end');
      const authorised = await reader.authorise(request, { http, secrets, spending, now: NOW });
      const answer = isProblem(authorised) ? authorised : await http.send(authorised.request);
      if ('settle' in authorised && !('problem' in answer)) await authorised.settle?.(answer);
      const read = 'problem' in answer ? answer : reader.read(request, answer, { now: NOW, cursor: stored.cursor });
      stored.requests += 1;
      if (isProblem(read)) {
        problems.push(read);
        break;
      }
      for (const seen of read.observations) stored.mentions.set(seen.id, seen);
      for (const response of read.responses) stored.responses.set(response.id, response);
      if (sent > crashAfter) return problems;
      stored.cursor = { ...stored.cursor, ...read.cursor };
      if (read.next === undefined) break;
      request = read.next;
    }
  }
  return problems;
}
