import type { Mention } from '../domain/mentions/mention.ts';
import type { ResponseTruth } from '../domain/mentions/observation.ts';
import { isProblem, type PlannedRequest } from '../domain/mentions/reading.ts';
import { Refusal } from '../domain/shared/refusal.ts';
import type { Now, ReaderFor, SourceStore } from '../ports.ts';
import { type AskDeps, askSource } from './ask-source.ts';

interface Deps extends AskDeps {
  readonly sources: Pick<SourceStore, 'find'>;
  readonly readerFor: ReaderFor;
  readonly now: Now;
}

/** A thread is a handful of answers; more than this is somebody's loop. */
const MAX_REQUESTS = 6;

/**
 * Reads one mention's thread at its source, right before an alert: is there a response that no poll has seen yet?
 * Never throws for what the source does: a source that cannot be read is an `unknown` with its reason.
 */
export async function lookAgain(mention: Mention, deps: Deps): Promise<ResponseTruth | undefined> {
  const found = await deps.sources.find(mention.sourceId);
  if (found === undefined) return { truth: 'unknown', reason: `source ${mention.sourceId} is no longer watched` };
  const { source, progress } = found;
  const reader = deps.readerFor(source);
  const waiting: PlannedRequest[] = [...reader.thread(mention.observation)];
  if (waiting.length === 0) return undefined;
  if ((progress.pausedUntil ?? 0) > deps.now()) {
    return { truth: 'unknown', reason: `${reader.label} asked us to wait` };
  }
  let word: ResponseTruth = { truth: 'unknown', reason: `${reader.label} did not show the thread` };
  for (let count = 0; waiting.length > 0 && count < MAX_REQUESTS; count += 1) {
    const asked = waiting.shift() as PlannedRequest;
    const read = await readOnce(asked);
    if (isProblem(read)) return { truth: 'unknown', reason: read.line };
    const answer = read.responses.find((response) => response.parentId === mention.externalId);
    if (answer !== undefined) {
      const at = answer.at ?? deps.now();
      return { truth: 'replied', at, id: answer.id, ...(answer.byBot ? { byBot: true } : {}) };
    }
    if (read.verdict?.id === mention.externalId) word = read.verdict.response;
    if (read.next !== undefined) waiting.push(read.next);
  }
  return word;

  async function readOnce(asked: PlannedRequest) {
    try {
      return (await askSource(source, reader, asked, { now: deps.now(), cursor: progress.cursor }, undefined, deps))
        .read;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { problem: 'unauthorised' as const, line: error.message };
    }
  }
}
