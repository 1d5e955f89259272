import { APP, BRAND_ACCOUNT, COUNTRY } from './plot.ts';

/** The settings of the sample story, as a person would write them, with the addresses of the pretend sources. */
export const storySettings = (store: string, mastodon: string): string => `version: 1

brands:
  sundial:
    name: Sundial Coffee

sources:
  app-store-us:
    brand: sundial
    kind: app-store
    app: ${APP}
    country: ${COUNTRY}
    server: ${store}
    every: 5m
  mastodon-hashtag:
    brand: sundial
    kind: mastodon
    server: ${mastodon}
    hashtag: sundialcoffee
    accounts: ["@${BRAND_ACCOUNT}"]
    every: 1m

calendars:
  office:
    timeZone: Europe/Brussels
    hours:
      mon-fri: "09:00-17:30"

policies:
  - id: unhappy
    when:
      severity: [medium, high, critical]
    respondWithin:
      time: 2h
      calendar: office
    warnBefore: 30m
    escalateAfter: 1h
    owner: support
    escalateTo: [head-of-care]
  - id: everything-else
    needsResponse: false

owners:
  support:
    name: Support desk
  head-of-care:
    name: Head of customer care

routes:
  - slack:
      secret: SLACK_WEBHOOK_URL
      channel: "#care"
  - email: support@sundial.example
    stages: [breach]
  - email: head.of.care@sundial.example
    stages: [escalate]

reports:
  timeZone: Europe/Brussels
  emails: [head.of.care@sundial.example]

operator:
  emails: [operations@sundial.example]

slack:
  signingSecret: SLACK_SIGNING_SECRET
`;
