import * as z from 'zod/mini';
import { MOMENTS } from '../scoring/moment.ts';
import { SEVERITY_LEVELS } from '../scoring/score.ts';
import { writtenSchema } from '../shared/written-schema.ts';
import { STAGE_KINDS } from '../sla/clock.ts';

const text = z.string();
const instant = z.iso.datetime();
const optional = z.exactOptional;

const postedAlert = z.strictObject({
  id: text,
  stage: z.enum(STAGE_KINDS),
  step: text,
  summary: text,
  situation: text,
  dueAt: instant,
  decidedAt: instant,
  timeZone: text,
  target: text,
  lateDiscovered: z.boolean(),
  heldUntil: optional(instant),
  owner: z.strictObject({ id: text, name: text }),
  severity: z.enum(SEVERITY_LEVELS),
  reasons: z.readonly(z.array(text)),
  moment: optional(z.enum(MOMENTS)),
  earlierByAuthor: optional(z.int()),
  duplicates: optional(z.int()),
  responseUnknown: optional(text),
  responsePendingSince: optional(instant),
  mention: z.strictObject({
    brand: text,
    origin: text,
    externalId: text,
    cycle: z.int(),
    source: text,
    sourceLabel: text,
    discoveredAt: instant,
    publishedAt: optional(instant),
    rating: optional(z.number()),
    title: optional(text),
    quote: optional(text),
    author: optional(text),
    url: optional(text),
  }),
  authority: optional(text),
  playbook: optional(text),
  opening: optional(text),
});

/** The body of a signed webhook. Version 1 may get further optional fields; nothing goes, and nothing changes its meaning. */
export const postedAlerts = z.strictObject({
  type: z.literal('alerts'),
  version: z.literal(1),
  timestamp: instant,
  data: z.strictObject({ alerts: z.readonly(z.array(postedAlert)) }),
});

const shares = z.readonly(z.array(z.strictObject({ id: text, count: z.int() })));

/** The other body of a signed webhook: news of a storm or a cluster, whose alerts are told by it. */
export const postedIncident = z.strictObject({
  type: z.literal('incident'),
  version: z.literal(1),
  timestamp: instant,
  data: z.strictObject({
    incident: z.strictObject({
      id: text,
      incident: text,
      brand: text,
      kind: z.enum(['storm', 'cluster']),
      status: z.enum(['open', 'calm', 'closing', 'closed']),
      notice: z.int(),
      scope: z.strictObject({ sourceId: optional(text), theme: optional(text) }),
      summary: text,
      sentences: z.readonly(z.array(text)),
      severity: z.enum(SEVERITY_LEVELS),
      owner: z.strictObject({ id: text, name: text }),
      firstSeenAt: instant,
      openedAt: instant,
      calmAt: optional(instant),
      closedAt: optional(instant),
      mentions: z.int(),
      peak: z.int(),
      answered: z.int(),
      waiting: z.int(),
      overdue: z.int(),
      themes: shares,
      sources: shares,
      bombing: optional(z.strictObject({ alikePercent: z.int(), newAuthorsPercent: optional(z.int()) })),
      samples: z.readonly(
        z.array(
          z.strictObject({
            sourceLabel: text,
            rating: optional(z.number()),
            quote: optional(text),
            url: optional(text),
          }),
        ),
      ),
    }),
  }),
});

export type PostedIncident = z.infer<typeof postedIncident>;
export type PostedAlert = z.infer<typeof postedAlert>;
export type PostedAlerts = z.infer<typeof postedAlerts>;

const SENTENCES: Readonly<Record<string, string>> = {
  type: 'What the body is.',
  timestamp: 'When it was sent. The same alerts sent again have the same webhook-id and another timestamp.',
  alerts: 'In the order in which they were decided; one, or many when many wait.',
  id: 'Of the alert: mention, cycle, stage and deadline. The same id again is the same alert; of an owner, its id in the settings.',
  stage: 'Kind of stage.',
  step: 'The stage itself: warn2, breach, escalate1.',
  summary: 'One line for people.',
  situation: 'Where things stand, in sentences.',
  dueAt: 'The deadline.',
  decidedAt: 'When the alert was drawn: what summary and situation count from.',
  timeZone: 'Of the times in summary and situation.',
  target: 'How long the policy gives, in words.',
  lateDiscovered: 'The deadline had passed when the mention was first seen.',
  heldUntil: 'It fell due while the delivery hours were closed, which opened then.',
  reasons: 'Why it was flagged, most telling first.',
  earlierByAuthor: 'How many mentions the same author wrote before.',
  duplicates: 'How many others say nearly the same.',
  responseUnknown: 'Why nobody can tell whether somebody has answered.',
  responsePendingSince: 'An answer waits for the approval of the source since then.',
  externalId: 'Its id at the source; unique together with brand and origin.',
  cycle: 'Response cycle: 1 for the first answer.',
  rating: 'Stars, 1 to 5; left out where there are none.',
  title: 'Text of the customer, cleaned; left out where the settings say redact.',
  quote: 'At most 280 characters of the text, cleaned; left out where the settings say redact.',
  author: 'Name of the author, cleaned; left out where the settings say redact.',
  url: 'Opens the mention, to answer it.',
  authority: 'What people may do without asking.',
  playbook: 'Where it is written how to answer.',
  opening: 'How an answer could begin.',
  incident: 'A storm or a cluster: docs/incidents.md. The same incident again is a newer notice of it.',
  kind: 'storm: far more than usual; cluster: a few about one theme within days.',
  status: 'open: more join it; calm: none join any more, their alerts are still told by it; closed: over.',
  notice: 'Number of the notice: a higher one replaces a lower one.',
  scope: 'What it is about; empty: the whole brand.',
  sentences: 'What is known of it, for people.',
  firstSeenAt: 'When the first of its mentions was posted.',
  mentions: 'How many it has.',
  peak: 'The most that were posted within the window of the settings.',
  answered: 'Of its mentions, those that the brand has answered.',
  waiting: 'Of its mentions, those that wait and are not overdue.',
  overdue: 'Of its mentions, those that wait past their deadline.',
  bombing:
    'It looks like review bombing: shares of those looked at that say nearly the same, and of authors who never wrote before.',
  samples: 'Some of its mentions.',
};

/** The JSON Schema of that body: docs/webhook.schema.json, written by `npm run schema:webhook`. */
export const webhookJsonSchema = (): string =>
  writtenSchema(z.union([postedAlerts, postedIncident]), {
    id: 'urn:replywatch:webhook:1',
    title: 'What ReplyWatch sends to a signed webhook, version 1',
    sentences: SENTENCES,
  });
