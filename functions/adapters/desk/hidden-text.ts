import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** Bytes, as GCM wants them. */
const NONCE = 12;
const TAG = 16;

/** Two keys of their own from the one that links are signed with. */
const keysFrom = (secret: Uint8Array): { readonly cipher: Buffer; readonly nonce: Buffer } => {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'replywatch desk: text in an address', 64));
  return { cipher: derived.subarray(0, 32), nonce: derived.subarray(32) };
};

/**
 * A text under AES-GCM, for an address: nobody reads from it what it names. The nonce is a MAC of the text, so that the
 * same text gives the same letters, and a page of which nothing has changed is the same page.
 */
export function hideText(text: string, secret: Uint8Array): string {
  const keys = keysFrom(secret);
  const nonce = createHmac('sha256', keys.nonce).update(text).digest().subarray(0, NONCE);
  const cipher = createCipheriv(CIPHER, keys.cipher, nonce);
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** The text; undefined for whatever is not from `hideText` under this secret. */
export function revealText(hidden: string, secret: Uint8Array): string | undefined {
  const bytes = Buffer.from(hidden, 'base64url');
  if (bytes.length <= NONCE + TAG) return undefined;
  const decipher = createDecipheriv(CIPHER, keysFrom(secret).cipher, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
