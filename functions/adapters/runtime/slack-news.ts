import * as z from 'zod/mini';
import { ALERT_ATTRIBUTES, type SlackWork } from '../../contracts/messages.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { DEEDS } from '../../domain/alerts/people-action.ts';
import type { IncidentNotice } from '../../domain/incidents/notice.ts';
import { MalformedMessage, parseBody } from './message-schemas.ts';

const id = z.string().check(z.minLength(1));
const mentionKey = { brand: id, origin: id, externalId: id };

const work: z.ZodMiniType<SlackWork> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), ...mentionKey }),
  z.object({ kind: z.literal('channel'), channel: id }),
  z.object({
    kind: z.literal('act'),
    ...mentionKey,
    by: id,
    at: z.int(),
    does: z.enum(DEEDS),
    cycle: z.exactOptional(z.int()),
    until: z.exactOptional(z.int()),
    reason: z.exactOptional(z.string()),
    link: z.exactOptional(z.string()),
    answeredAt: z.exactOptional(z.int()),
    to: z.exactOptional(z.string()),
    label: z.exactOptional(z.enum(['negative', 'neutral', 'positive'])),
    responseUrl: z.exactOptional(z.string()),
  }),
  z.object({
    kind: z.literal('tell'),
    channel: id,
    ...mentionKey,
    key: id,
    cycle: z.int(),
    stage: id,
    at: z.int(),
  }),
]);

type News =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'incident'; readonly notice: IncidentNotice }
  | SlackWork;

/** A message of notify-slack's queue: work, or the alert topic's envelope with the alert as JSON in an attribute. */
export function parseSlackNews(body: string): News {
  const envelope = parseBody('slack message', z.looseObject({}), body);
  if (envelope['Type'] !== 'Notification') return parseBody('slack message', work, body);
  const attributes = envelope['MessageAttributes'] as
    | Readonly<Record<string, { readonly Value?: unknown }>>
    | undefined;
  const notice = parsed(attributes?.[ALERT_ATTRIBUTES.incident]?.Value);
  if (isNotice(notice)) return { kind: 'incident', notice };
  const alert = parsed(attributes?.[ALERT_ATTRIBUTES.alert]?.Value);
  if (!isAlert(alert))
    throw new MalformedMessage(`message ${String(envelope['MessageId'])} of the alert topic carries no alert`);
  return { kind: 'alert', alert };
}

function parsed(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/** Our own publisher wrote it: enough to tell it from somebody else's message. */
const isAlert = (value: unknown): value is Alert =>
  has(value, ['key', 'brand', 'origin', 'externalId', 'stage', 'owner'], ['cycle', 'decidedAt']);

const isNotice = (value: unknown): value is IncidentNotice =>
  has(value, ['key', 'brand', 'id', 'stage', 'owner', 'severity'], ['notice', 'decidedAt']);

const has = (value: unknown, texts: readonly string[], numbers: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  texts.every((name) => typeof (value as Record<string, unknown>)[name] === 'string') &&
  numbers.every((name) => typeof (value as Record<string, unknown>)[name] === 'number');
