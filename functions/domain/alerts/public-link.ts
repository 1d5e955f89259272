/** Slack's limit for a button; longer addresses are not shown anywhere. */
const LONGEST = 3_000;

/**
 * The address in its normal form, or nothing when it is not one that a person should be led to:
 * only http and https, and no user part, with which `https://known.example@evil.example` dresses up.
 */
export function publicLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const written = url.href.replaceAll('|', '%7C');
  return written.length <= LONGEST ? written : undefined;
}
