import * as z from 'zod/mini';
import { EMOTIONS } from '../scoring/model/emotions.ts';
import { MOMENTS } from '../scoring/moment.ts';
import { SEVERITY_LEVELS } from '../scoring/score.ts';
import { writtenSchema } from '../shared/written-schema.ts';
import { BUCKETS } from './figure-words.ts';
import { count, duration, figures, list, optional, portion, range, share, stages } from './figures-schema.ts';
import { HINT_NAMES } from './hints.ts';
import { GROUPINGS } from './report-groups.ts';
import { REPORT_SENTENCES } from './report-sentences.ts';

const text = z.string();
const instant = z.iso.datetime();
const buckets = BUCKETS.map(({ bucket }) => bucket);
const bucket = z.enum(buckets);
const moment = z.enum(MOMENTS);

const groupCoverage = z.strictObject({
  ...{ sources: count, least: optional(share), gaps: count, blind: count, unknown: count },
});
const momentFriction = {
  ...{ negatives: count, severity: optional(z.number()), overdue: portion, score: optional(z.number()) },
};
const clock = z.strictObject({ mention: text, cycle: count });

const owner = z.strictObject({
  owner: optional(text),
  ...{ open: count, likely: count, expected: duration, spread: range, by: optional(instant), overdue: count },
});
const forecast = z.strictObject({
  at: instant,
  learnt: z.strictObject({ from: instant, clocks: count, answered: count }),
  all: optional(owner),
  owners: optional(list(owner)),
  clocks: optional(
    list(z.strictObject({ mention: text, cycle: count, owner: optional(text), dueAt: instant, breach: share })),
  ),
  backtest: optional(
    z.strictObject({
      ...{ forecasts: count, clocks: count, breached: count, brier: share, usualBrier: share },
      ...{ countError: duration, usualCountError: duration },
    }),
  ),
  unseen: count,
  load: z.strictObject({
    weeks: count,
    days: list(
      z.strictObject({ day: z.iso.date(), hours: list(z.number()), expected: z.number(), holiday: z.boolean() }),
    ),
    backtest: optional(
      z.strictObject({
        ...{ weeks: count, dayError: duration, usualDayError: duration },
        ...{ hourError: duration, usualHourError: duration },
      }),
    ),
  }),
});

/** What `replywatch report --format json` prints. Version 1 may get further fields; nothing goes, and nothing changes its meaning. */
export const reportSchema = z.strictObject({
  schema: z.literal('replywatch.report.1'),
  brand: text,
  brandName: text,
  from: instant,
  to: instant,
  madeAt: instant,
  timeZone: text,
  total: figures,
  totalCoverage: groupCoverage,
  previous: figures,
  by: z.enum(GROUPINGS),
  groups: list(z.strictObject({ key: text, name: text, figures, coverage: groupCoverage })),
  trend: list(z.strictObject({ from: instant, to: instant, figures })),
  friction: list(
    z.strictObject({
      moment: z.enum([...MOMENTS, '-']),
      ...momentFriction,
      before: z.strictObject(momentFriction),
      change: optional(z.number()),
    }),
  ),
  storms: list(
    z.strictObject({
      kind: z.enum(['storm', 'cluster']),
      id: text,
      sourceId: optional(text),
      theme: optional(text),
      severity: z.enum(SEVERITY_LEVELS),
      firstSeenAt: instant,
      openedAt: instant,
      calmAt: optional(instant),
      ...{ mentions: count, peak: count, answered: count, waiting: count, overdue: count },
    }),
  ),
  scores: z.strictObject({
    days: count,
    nps: optional(z.strictObject({ answers: count, score: z.number(), range })),
    csat: optional(portion),
  }),
  waiting: list(clock),
  late: list(clock),
  week: list(list(count)),
  lists: list(z.strictObject({ id: text, name: text, count, rows: list(clock) })),
  omitted: z.strictObject({ rows: count, waiting: count, late: count }),
  coverage: list(
    z.strictObject({
      sourceId: text,
      label: text,
      seesResponses: z.boolean(),
      coveredSince: optional(instant),
      lastReadAt: optional(instant),
      lag: optional(z.strictObject({ p50: duration, p90: duration, mentions: count })),
      missing: duration,
      share: optional(share),
      gaps: list(z.strictObject({ from: instant, to: optional(instant), reason: text })),
    }),
  ),
  rows: list(
    z.strictObject({
      mention: text,
      bucket,
      sourceId: text,
      kind: text,
      rating: optional(z.number()),
      language: optional(text),
      severity: z.enum(SEVERITY_LEVELS),
      sentiment: z.enum(['negative', 'neutral', 'positive']),
      emotion: optional(z.enum(EMOTIONS)),
      themes: optional(list(text)),
      moment: optional(moment),
      labels: optional(z.record(text, text)),
      owner: optional(text),
      cycle: count,
      status: z.enum(['running', 'met', 'late', 'withdrawn', 'excluded']),
      lateDiscovered: z.boolean(),
      responseUnknown: z.boolean(),
      first: z.boolean(),
      ...{ wait: optional(duration), openWait: optional(duration) },
      ...{ teamWait: optional(duration), openTeamWait: optional(duration) },
      age: optional(duration),
      reached: stages,
      ...{ lag: optional(duration), cameBack: optional(z.boolean()), repeat: optional(z.boolean()) },
      ...{ weekday: optional(count), hour: optional(count) },
      hints: optional(list(z.enum(HINT_NAMES))),
      wordsKey: optional(text),
      postedAt: instant,
      discoveredAt: instant,
      startedAt: instant,
      seenAt: optional(instant),
      dueAt: optional(instant),
      respondedAt: optional(instant),
      recoveredAt: optional(instant),
      endedAt: optional(instant),
    }),
  ),
  forecast: optional(forecast),
});

/** The JSON Schema of that: docs/report.schema.json, written by `npm run schema:report`. */
export const reportJsonSchema = (): string =>
  writtenSchema(reportSchema, {
    id: 'urn:replywatch:report:1',
    title: 'The response report of ReplyWatch as JSON, version 1',
    sentences: REPORT_SENTENCES,
  });
