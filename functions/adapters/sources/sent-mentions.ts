import { isRefused, readEntry } from '../../domain/mentions/push/read-entry.ts';
import { readPush } from '../../domain/mentions/push/read-push.ts';
import type { Capabilities, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { SourceBase } from '../../domain/mentions/sources/kind-of-source.ts';
import { pushKind } from '../../domain/mentions/sources/push.ts';
import { NOTHING } from './answer.ts';
import type { Connector } from './connector.ts';

const CAPABILITIES: Capabilities = {
  seesResponses: true,
  responseStates: ['published', 'pending', 'rejected', 'removed'],
  seesOutgoing: false,
  seesEdits: true,
  seesDeletions: 'byId',
  hasCreatedTime: true,
  paging: 'newestFirst',
  historyDepth: 'what is sent',
  permalink: 'mention',
  language: true,
  limits: pushKind.limits,
};

/** A source that is not polled: what it knows comes to us, in our own format. */
export function sentMentions<S extends SourceBase<'push' | 'file'>>(kind: S['kind']): Connector<S> {
  return {
    capabilities: CAPABILITIES,
    origin: ({ id }) => `${kind}:${id}`,
    begin: () => [],
    thread: () => [],
    read: () => ({ problem: 'shape', line: `a source of kind ${kind} is not asked, it sends` }),
    sample: ({ body }) => readingOf(body, kind),
  };
}

function readingOf(body: string, kind: 'push' | 'file'): Reading | SourceProblem {
  const sent = readPush(body);
  if ('unreadable' in sent) return { problem: 'shape', line: sent.unreadable };
  const observations = sent.good.flatMap((entry) => {
    const read = readEntry(entry, kind);
    return isRefused(read) || read.what !== 'mention' ? [] : [read.seen];
  });
  const [first] = sent.refused;
  return {
    ...NOTHING,
    observations,
    entries: sent.good.length + sent.refused.length,
    refused: {
      count: sent.refused.length,
      ...(first !== undefined && { firstReason: `entry ${first.index + 1}: ${first.field}: ${first.mend}` }),
    },
  };
}
