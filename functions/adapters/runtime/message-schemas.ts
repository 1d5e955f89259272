import * as z from 'zod/mini';
import type { AlertMessage, DueMessage, IncidentWork, PollMessage, PushMessage } from '../../contracts/messages.ts';

/** A message that cannot be understood: trying it again cannot help, so it ends in the dead-letter queue. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

const id = z.string().check(z.minLength(1));
const instant = z.int();
const mentionKey = { brand: id, origin: id, externalId: id };

const pollMessage: z.ZodMiniType<PollMessage> = z.object({
  sourceId: id,
  until: z.optional(instant),
  minute: z.optional(instant),
  minutes: z.optional(instant),
  idleSince: z.optional(instant),
});
const pushMessage: z.ZodMiniType<PushMessage> = z.object({
  sourceId: id,
  receivedAt: instant,
  history: z.boolean(),
  entry: z.unknown(),
});
const dueMessage: z.ZodMiniType<DueMessage> = z.object({ ...mentionKey, dueAt: instant });
const alertMessage: z.ZodMiniType<AlertMessage> = z.object({
  ...mentionKey,
  cycle: z.int(),
  stage: id,
  dueAt: instant,
});

const incidentWork: z.ZodMiniType<IncidentWork> = z.object({
  kind: z.literal('incidents'),
  brand: id,
  why: z.enum(['intake', 'sweep', 'clusters']),
  at: z.optional(instant),
});
const deliveryWork: z.ZodMiniType<AlertMessage | IncidentWork> = z.union([incidentWork, alertMessage]);

export const parsePollMessage = (body: string): PollMessage => parseBody('poll message', pollMessage, body);
export const parsePushMessage = (body: string): PushMessage => parseBody('push message', pushMessage, body);
export const parseDueMessage = (body: string): DueMessage => parseBody('due message', dueMessage, body);
export const parseDeliveryWork = (body: string): AlertMessage | IncidentWork =>
  parseBody('alert message', deliveryWork, body);

/** Throws MalformedMessage with the fields at fault; never with their values, which may be people's words. */
export function parseBody<Body>(what: string, schema: z.ZodMiniType<Body>, body: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new MalformedMessage(`${what}: not JSON (${body.length} characters)`, { cause });
  }
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole'))];
  throw new MalformedMessage(`${what}: ${fields.join(', ')} missing or of the wrong type`);
}
