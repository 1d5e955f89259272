import * as z from 'zod/mini';
import { EMOTIONS } from '../scoring/model/emotions.ts';
import { MOMENTS } from '../scoring/moment.ts';
import { SEVERITY_LEVELS } from '../scoring/score.ts';
import { writtenSchema } from '../shared/written-schema.ts';
import { BUCKETS } from './figure-words.ts';
import { HINT_NAMES } from './hints.ts';
import { GROUPINGS } from './report-groups.ts';

const text = z.string();
const instant = z.iso.datetime();
const count = z.int().check(z.minimum(0));
const duration = z.number().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));
const optional = z.exactOptional;
const list = <Of extends z.core.$ZodType>(of: Of) => z.readonly(z.array(of));

const buckets = BUCKETS.map(({ bucket }) => bucket);
const bucket = z.enum(buckets);
const moment = z.enum(MOMENTS);
const range = z.tuple([z.number(), z.number()]);

const portion = z.strictObject({
  part: count,
  whole: count,
  share: optional(share),
  range: optional(range),
  few: optional(z.literal(true)),
});
const wait = z.strictObject({ value: duration, atLeast: z.boolean() });
const waits = z.strictObject({ p50: optional(wait), p90: optional(wait), waits: count, open: count });

const stages = z.strictObject({ warn: count, breach: count, escalate: count });

const figures = z
  .strictObject({
    mentions: count,
    counts: z.strictObject({
      ...{ met: count, late: count, overdue: count },
      ...{ inWindow: count, notAnswerable: count, excluded: count },
    }),
    attainment: optional(share),
    responseRate: optional(share),
    shares: z.strictObject({ inTime: portion, answered: portion }),
    lateDiscovered: count,
    answeredUnasked: count,
    firstResponse: waits,
    nextResponse: waits,
    teamResponse: waits,
    teamNextResponse: waits,
    discoveryLag: waits,
    business: z.strictObject({
      ...{ firstResponse: waits, nextResponse: waits },
      ...{ teamResponse: waits, teamNextResponse: waits },
    }),
    backlog: list(z.strictObject({ under: optional(duration), clocks: count })),
    stages,
    outcome: z.strictObject({ recovered: portion, resolved: portion, repeated: portion }),
    mood: z.strictObject({
      ...{ negative: count, neutral: count, positive: count },
      emotions: z.partialRecord(z.enum(EMOTIONS), count),
      stars: z.strictObject({ mentions: count, sum: z.number(), mean: optional(z.number()) }),
    }),
    quality: z.strictObject({
      read: count,
      hints: z.strictObject({ reused: count, otherLanguage: count, writeToUs: count, besideThePoint: count }),
    }),
  })
  .register(z.globalRegistry, { id: 'figures' });

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

const SENTENCES: Readonly<Record<string, string>> = {
  from: 'Mentions posted in [from, to).',
  madeAt: 'As of when: an open clock is judged by it.',
  timeZone: 'Whose days and hours trend, groups and forecast count in. Instants are UTC.',
  total: 'The figures of the range; each is defined in docs/metrics.md.',
  previous: 'The same figures of the range of equal length right before.',
  totalCoverage: 'What is known to be missing behind the figures.',
  counts: 'Response clocks by bucket.',
  attainment: 'met / (met + late + overdue); left out where nothing was due.',
  responseRate: '(met + late) / (met + late + overdue).',
  shares: 'The same two with what they are of.',
  range: '95 % interval.',
  few: 'So few cases that only the interval may be shown.',
  firstResponse: 'Posted to response, in milliseconds of the wall clock, or of open hours under business.',
  teamResponse: 'Discovered to response.',
  teamNextResponse: 'The customer’s edit or answer seen, to our next response.',
  discoveryLag: 'Posted to discovered.',
  atLeast: 'So many still wait that the true figure can only be higher.',
  open: 'Of waits: those that go on. Of an owner: clocks that are open and in time.',
  backlog: 'Clocks that still wait, by age in milliseconds.',
  recovered: 'Answered clocks after which the customer raised the stars.',
  resolved: 'Answered first clocks after which nobody came back within 14 days.',
  repeated: 'Complaints by somebody who had written within the 14 days before.',
  friction: 'By moment of truth: complaints x mean severity x share that is overdue.',
  waiting: 'Past the deadline before in time, then by deadline.',
  late: 'Answered after the deadline, the furthest first.',
  lists: 'The rows behind each figure: how many, and the first of them. All of one: `replywatch report --rows <id>`.',
  week: 'Mentions by weekday of posting, Monday first, and hour.',
  first: 'The first clock of its mention: these are the mentions.',
  wait: 'Of a row: the length that percentiles of first and next response are of; of one that goes on, as long as it is now.',
  openWait: 'The same in open hours.',
  teamWait: 'Since we had found the mention, or seen what opened the clock.',
  openTeamWait: 'The same in open hours.',
  age: 'Of a clock that still waits.',
  reached: 'Stages that fell due while nobody had answered.',
  lag: 'Of a mention: posted to discovered. Of a source: the same, lately.',
  cameBack: 'Whether the customer came back within 14 days of our first response; left out while that is open.',
  repeat: 'Whether its author had written within the 14 days before.',
  weekday: 'Of posting: 1 is Monday.',
  wordsKey: 'Responses with the same key say the same.',
  seenAt: 'When we saw the edit or the answer that opened the clock.',
  omitted: 'How many a list leaves out.',
  missing: 'Milliseconds of the range that were not covered.',
  kind: 'Of a source, one of those of the settings; there may be more some day. Of an incident: storm or cluster.',
  mention: 'As `replywatch explain` takes it.',
  forecast: 'What will come: docs/forecast.md. Left out in a report of the past.',
  likely: 'Of the open ones, those that will rather miss their deadline.',
  expected: 'How many on average.',
  spread: 'Between which numbers in eight of ten cases.',
  by: 'Of the report: what it is grouped by. Of an owner: the deadline of the last of the likely ones.',
  breach: 'Probability of missing the deadline.',
  brier: 'Mean squared difference of probability and outcome.',
  usualBrier: 'The same of the share of deadlines that were missed before.',
  unseen: 'Open clocks that nothing is said of: their source shows no responses.',
  hours: 'Expected clocks by local hour, 24 numbers.',
};

/** The JSON Schema of that: docs/report.schema.json, written by `npm run schema:report`. */
export const reportJsonSchema = (): string =>
  writtenSchema(reportSchema, {
    id: 'urn:replywatch:report:1',
    title: 'The response report of ReplyWatch as JSON, version 1',
    sentences: SENTENCES,
  });
