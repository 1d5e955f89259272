/** Names of secrets, as they stand in the settings and in the environment: capitals, digits and single words joined by `_`. */
const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/u;

/** Forms that are never anything but a secret's value. */
const VALUES = [
  /xox[a-z]-/iu,
  /xapp-\d/iu,
  /hooks\.slack\.com\/./iu,
  /discord(app)?\.com\/api\/webhooks\/./iu,
  /\bgh[pousr]_\w{8,}/u,
  /\b(AKIA|ASIA)[A-Z0-9]{12,}/u,
  /\bsk-\w{8,}/u,
  /\beyJ[\w-]{8}/u,
  /-----BEGIN /u,
  /\/\/[^/\s@:]*:[^/\s@]+@/u,
];

/** Whether a text is a known form of secret: a Slack token or webhook address, a signed token, a private key, a password in an address. */
export const isSecretForm = (text: string): boolean => VALUES.some((form) => form.test(text));

/** Known forms, and long runs of letters and digits that no person would have made up. Errors do not repeat these. */
export function looksLikeSecret(text: string): boolean {
  return isSecretForm(text) || (text.match(/[A-Za-z0-9+/=]{20,}/gu) ?? []).some(isRandom);
}

function isRandom(run: string): boolean {
  const digits = run.replace(/\D/gu, '').length;
  return digits >= 3 && digits < run.length;
}

/** Whether a text can be the name of a secret: `SLACK_WEBHOOK_URL`, at most 60 characters. */
export const isSecretName = (text: string): boolean => text.length <= 60 && NAME.test(text) && !looksLikeSecret(text);
