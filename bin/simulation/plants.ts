import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A bug, as it might be written: some places of one file of the product read otherwise. */
export interface Plant {
  readonly what: string;
  readonly file: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
}

const USE_CASES = 'functions/use-cases';

/** By the name that the table of docs/simulation.md gives. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  'no-condition': {
    what: 'a save of a mention has no condition: whoever comes last wins',
    file: 'functions/adapters/dynamodb/mention-store.ts',
    edits: [
      [
        "condition: 'n = :previous', values: { ':previous': previous }",
        "condition: 'n <> :previous OR n = :previous', values: { ':previous': previous }",
      ],
    ],
  },
  'ignored-conflict': {
    what: 'whoever lost a race saves all the same, as the next version',
    file: `${USE_CASES}/change-mention.ts`,
    edits: [
      [
        "    if ((await mentions.save(next)) === 'saved') return next;",
        "    for (let version = next.version; ; version += 1) if ((await mentions.save({ ...next, version })) === 'saved') return next;",
      ],
    ],
  },
  'early-cursor': {
    what: 'the bookmark moves before what lies behind it is stored',
    file: `${USE_CASES}/poll-forward.ts`,
    edits: [
      [
        '        stored = sumOf(stored, await storePage(page, watched, settings, deps));',
        '        await recordSuccess(watched, learntFrom(learnt, page), stored, deps);\n        stored = sumOf(stored, await storePage(page, watched, settings, deps));',
      ],
    ],
  },
  'lower-bound': {
    what: 'the sweep has a lower bound, the present: what lost runs left behind is never found',
    file: 'functions/adapters/dynamodb/mention-store.ts',
    edits: [
      ["'duePk = :shard AND dueSk < :until'", "'duePk = :shard AND dueSk BETWEEN :from AND :until'"],
      ["':until': padded(until) }", "':until': padded(until), ':from': padded(until - 120_000) }"],
    ],
  },
  'mark-first': {
    what: 'an alert is marked delivered before it is published',
    file: `${USE_CASES}/deliver-alerts.ts`,
    edits: [
      ['  let published = false;\n', '  let published = false;\n  let later = async () => {};\n'],
      [
        '    if (!published) await publish(held, settings, at, deps);\n',
        '    if (!published) later = () => publish(held, settings, at, deps);\n',
      ],
      [
        '  return { outcome, ...(lateness === undefined',
        '  await later();\n  return { outcome, ...(lateness === undefined',
      ],
    ],
  },
  'no-retry': {
    what: 'a record that failed is not reported: its message is deleted',
    file: 'functions/adapters/runtime/whole-batch.ts',
    edits: [['  return { batchItemFailures: failed };', '  return { batchItemFailures: failed.slice(0, 0) };']],
  },
  'no-second-look': {
    what: 'nobody looks at the thread again before an alert',
    file: `${USE_CASES}/fire-clock.ts`,
    edits: [['return lookAgain(first, settings, deps);', 'return undefined;']],
  },
  'unknown-is-replied': {
    what: 'a source that cannot tell counts as an answer',
    file: 'functions/domain/sla/clock-event.ts',
    edits: [
      ["return { what: 'sourceUnknown', seenAt, reason: truth.reason };", "return { what: 'responseSeen', seenAt };"],
    ],
  },
  'no-dedup-key': {
    what: 'the key of an alert does not name its stage: receivers take the second one for the first',
    file: 'functions/domain/alerts/alert.ts',
    edits: [['of.stage', 'of.cycle']],
  },
  'told-forgotten': {
    what: 'what Slack was told is not noted: a message that comes again is posted again',
    file: `${USE_CASES}/slack-remember.ts`,
    edits: [['  await deps.cards.save(item.key, to.name, next, card, deps.now());\n', '']],
  },
  'doubt-dropped': {
    what: 'a doubt about what a dead sender posted ends with the next turn (a bug that the simulation found)',
    file: `${USE_CASES}/channel-turn.ts`,
    edits: [['isInDoubt(turn, now()) ? doubtOf', 'ready.length === 0 ? doubtOf']],
  },
  'wrong-owner': {
    what: 'a second escalation goes to the owner of the breach',
    file: 'functions/domain/sla/ladder.ts',
    edits: [
      ['owner: plan.escalateTo[index] ?? plan', 'owner: index > 0 ? plan.owner : plan.escalateTo[index] ?? plan'],
    ],
  },
  'closed-hours': {
    what: 'the deadline counts hours in which nobody works',
    file: 'functions/domain/sla/clock-open.ts',
    edits: [['  const dueAt = openTime.add(startedAt, target);', '  const dueAt = startedAt + target;']],
  },
};

const ROOT = join(import.meta.dirname, '../..');

/** What a plant would change that is not there exactly once: the product has changed since. */
export function lostPlaces({ file, edits }: Plant): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return edits.flatMap(([from]) => (text.split(from).length === 2 ? [] : [JSON.stringify(from)]));
}

/** Lets every module that is loaded from now on read as the plant has it; refuses a plant whose place is not there exactly once. */
export function plant(name: string): void {
  const planted = PLANTS[name];
  if (planted === undefined) throw new Error(`there is no plant ${name}`);
  const file = join(ROOT, planted.file);
  const lost = lostPlaces(planted);
  if (lost.length > 0) throw new Error(`plant ${name}: ${lost.join(', ')} is not in ${planted.file} once`);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:') || fileURLToPath(url.split('?')[0] ?? url) !== file) return loaded;
      const bugged = planted.edits.reduce(
        (source, [from, to]) => source.replace(from, () => to),
        String(loaded.source),
      );
      return { ...loaded, source: bugged };
    },
  });
}
