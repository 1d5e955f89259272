import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { DeskTicket } from '../../domain/desk/desk-ticket.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { SECOND } from '../../domain/shared/time.ts';
import type { DeskSeal } from '../../ports/desk.ts';
import type { Secrets } from '../../ports/settings.ts';
import { defined } from '../dynamodb/parse-item.ts';
import { hideText, revealText } from './hidden-text.ts';
import { newDeskId } from './new-desk-id.ts';

const ALGORITHM = 'HS256';
/** Of HMAC with SHA-256 (RFC 7518, 3.2): a key as long as the hash. */
const SHORTEST_KEY = 32;

const scope = z.strictObject({
  brand: z.optional(z.string()),
  owner: z.optional(z.string()),
  readOnly: z.optional(z.literal(true)),
});
const key = z.strictObject({ brand: z.string(), origin: z.string(), externalId: z.string() });
const claims = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('link'),
    id: z.string(),
    scope,
    closesAt: z.int(),
    by: z.optional(z.string()),
    expiresAt: z.int(),
    to: z.optional(key),
  }),
  z.strictObject({
    kind: z.literal('session'),
    id: z.string(),
    scope,
    closesAt: z.int(),
    by: z.string(),
    session: z.string(),
    formKey: z.string(),
  }),
]);

/** Tickets as JSON Web Tokens under HMAC: one algorithm, named by us and never by the token; an audience for each kind. */
export function createDeskSeal(secretName: string, readKey: () => Promise<string>): DeskSeal {
  const keyBytes = async (): Promise<Uint8Array> => {
    const bytes = new TextEncoder().encode(await readKey());
    if (bytes.length >= SHORTEST_KEY) return bytes;
    throw new Refusal(
      `secret ${secretName}`,
      `is ${bytes.length} bytes long, too short to sign with`,
      'set 32 bytes or more, as from `openssl rand -base64 32`',
    );
  };
  return {
    hide: async (text) => hideText(text, await keyBytes()),
    reveal: async (hidden) => revealText(hidden, await keyBytes()),
    seal: async (ticket) => {
      const endsAt = ticket.kind === 'link' ? ticket.expiresAt : ticket.closesAt;
      return new SignJWT({ desk: ticket })
        .setProtectedHeader({ alg: ALGORITHM })
        .setAudience(ticket.kind)
        .setJti(ticket.id)
        .setExpirationTime(Math.ceil(endsAt / SECOND))
        .sign(await keyBytes());
    },
    open: async (kind, token, now) => {
      const signedWith = await keyBytes();
      const payload = await jwtVerify(token, signedWith, {
        algorithms: [ALGORITHM],
        audience: kind,
        currentDate: new Date(now),
        requiredClaims: ['exp', 'jti'],
      }).then(
        (verified) => verified.payload,
        () => undefined,
      );
      const read = z.safeParse(claims, payload?.['desk']);
      if (!read.success || read.data.kind !== kind || read.data.id !== payload?.jti) return undefined;
      const { scope: seen, ...ticket } = read.data;
      return defined({ ...ticket, scope: defined(seen) }) as DeskTicket;
    },
  };
}

/** What makes links to the desk at an address. */
export const deskLinks = (address: string, secretName: string, secrets: Secrets) => ({
  address,
  seal: createDeskSeal(secretName, () => secrets.read(secretName)),
  newId: newDeskId,
});
