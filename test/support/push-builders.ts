import { signWebhook } from '../../functions/adapters/webhook/standard-webhooks.ts';
import type { SourceOf } from '../../functions/domain/mentions/source.ts';
import { type Instant, SECOND } from '../../functions/domain/shared/time.ts';

/** 32 and 24 bytes; nobody's. */
export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export const OLD_SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;

export const aPushSource = (overrides: Partial<SourceOf<'push'>> = {}): SourceOf<'push'> => ({
  id: 'help-desk',
  brand: 'sundial',
  kind: 'push',
  name: 'Help desk',
  tier: 1440,
  accounts: [],
  server: '',
  secrets: { signing: 'HELP_DESK_SIGNING_SECRET' },
  ...overrides,
});

/** A mention as a sender writes it. */
export const anEntry = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'ticket-1',
  text: 'The kettle arrived broken and nobody answers.',
  rating: 1,
  publishedAt: '2026-11-20T11:00:00Z',
  response: { truth: 'notReplied' },
  ...overrides,
});

interface Signing {
  readonly at: Instant;
  readonly id?: string;
  readonly secret?: string;
}

/** The headers of a signed request. */
export function signed(body: string, { at, id = 'msg_1', secret = SECRET }: Signing): Record<string, string> {
  const timestamp = String(Math.floor(at / SECOND));
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signWebhook(id, timestamp, body, secret),
  };
}
