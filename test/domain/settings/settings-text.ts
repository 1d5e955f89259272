/** Settings of an invented brand, small, with one of everything that mistakes are made in. */
export const VALID = `version: 1
brands:
  sundial:
    name: Sundial Coffee
sources:
  store-be:
    brand: sundial
    kind: app-store
    app: 999999999
    country: be
    every: 15m
  posts:
    brand: sundial
    kind: mastodon
    server: https://social.example
    hashtag: sundialcoffee
    accounts: ["@care@social.example"]
calendars:
  office:
    timeZone: Europe/Brussels
    hours:
      mon-fri: ["09:00-12:30", "13:30-17:00"]
    holidays: [2026-12-25]
policies:
  - id: bad-reviews
    when:
      stars: [1, 2]
    respondWithin:
      time: 4h
      calendar: office
    warnBefore: [1h]
    escalateAfter: [2h, 8h]
    owner: support
    escalateTo: [head]
  - id: rest
    needsResponse: false
owners:
  support:
    name: Support desk
  head:
    name: Head of care
routes:
  - slack:
      secret: SLACK_WEBHOOK_URL
      channel: "#care"
  - owners: head
    email: head@sundial.example
retention:
  mentionDays: 395
`;

/** `VALID` with one piece changed; refuses to run on a piece that is not there exactly once. */
export function changed(piece: string, replacement: string, text = VALID): string {
  if (text.split(piece).length !== 2) throw new Error(`"${piece}" does not occur exactly once`);
  return text.replace(piece, () => replacement);
}
