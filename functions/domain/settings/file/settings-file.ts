import { z } from 'zod';
import { isNot } from '../problem.ts';
import { brandBlock } from './brand-block.ts';
import { block, byId, list, text, whole, yesOrNo } from './building-blocks.ts';
import { calendarBlock } from './calendar-block.ts';
import { deskBlock } from './desk-block.ts';
import { email, name, secretName, timeZone } from './leaves.ts';
import { limitsBlock } from './limits-block.ts';
import { policyList } from './policy-block.ts';
import { routeList, slackChannel } from './route-block.ts';
import { scoringBlock } from './scoring-block.ts';
import { sourceBlock } from './source-block.ts';
import { stormBlock } from './storm-block.ts';
import { tell } from './telling.ts';
import { webhookAddress } from './web-address.ts';

/** Days for which CloudWatch can keep logs. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const logDays = z
  .int({ error: (issue) => tell({ problem: isNot(issue.input, 'a number of days'), mend: 'write e.g. 30' }) })
  .refine((days) => LOG_DAYS.includes(days), {
    error: (issue) =>
      tell({
        problem: isNot(issue.input, 'one of the periods that CloudWatch offers'),
        mend: `choose from ${LOG_DAYS.join(', ')}`,
      }),
  })
  .meta({ description: `Days for which logs are kept: ${LOG_DAYS.join(', ')}.`, enum: LOG_DAYS });

const owner = block(
  {
    name: name('Name of the person or team, as alerts show it.', 'Support desk'),
    slackId: text({
      what: "a Slack member's or group's id",
      mend: 'copy it from the profile in Slack: a U, W or S and capitals or digits, e.g. U024BE7LH',
      description: 'Slack member (U…, W…) or user group (S…) who is mentioned in alerts.',
      examples: ['U024BE7LH'],
      accepts: (given) => /^[UWS][A-Z0-9]{6,20}$/u.test(given),
    }).optional(),
  },
  'write name, e.g. {name: Support desk}',
);

const emails = (description: string) =>
  list(email('An address.'), 'write a list of addresses, e.g. ["care@sundial.example"]', 50)
    .default([])
    .describe(description);

/** The shape of `replywatch.yaml`, version 1. Everything that is said about the file in editors, errors and docs starts here. */
export const settingsFile = block(
  {
    version: z
      .literal(1, {
        error: (issue) => tell({ problem: isNot(issue.input, 'a known version'), mend: 'write version: 1' }),
      })
      .describe('Version of this file format: 1.'),
    brands: byId(brandBlock, 'write e.g. sundial: {name: Sundial Coffee}').describe(
      'The brands that are watched, by id.',
    ),
    sources: byId(
      sourceBlock,
      'write e.g. app-store-be: {brand: sundial, kind: app-store, app: 310633997, country: be}',
    ).describe('The feeds that are polled, by id.'),
    calendars: byId(calendarBlock, 'write e.g. office: {timeZone: Europe/Brussels, hours: {mon-fri: "09:00-17:00"}}')
      .default({})
      .describe('When people answer, by id.'),
    limits: limitsBlock
      .default({})
      .describe(
        'What a credential or server allows, by the NAME of the secret or the address: where that is not what ReplyWatch knows.',
      ),
    policies: policyList.describe('Which mentions need an answer, in order: the first that matches decides.'),
    owners: byId(owner, 'write e.g. support: {name: Support desk}').default({}).describe('Who answers, by id.'),
    routes: routeList.default([]).describe('Where alerts go: every route that matches receives.'),
    reports: block(
      {
        timeZone: timeZone("Zone of the reports' days.").default('UTC'),
        emails: emails('Who gets the link to each report.'),
        rows: yesOrNo(
          'true: every night the rows behind the figures are written to the bucket, a file for each brand and day, for Athena.',
        ).default(false),
      },
      'write timeZone, emails and rows',
    )
      .default({ timeZone: 'UTC', emails: [], rows: false })
      .describe('Reports.'),
    retention: block(
      {
        mentionDays: whole(30, 3_650, 'Days for which mentions are kept.').default(395),
        reportDays: whole(1, 3_650, 'Days for which reports are kept.').default(730),
        logDays: logDays.default(30),
      },
      'write mentionDays, reportDays and logDays',
    )
      .default({ mentionDays: 395, reportDays: 730, logDays: 30 })
      .describe('How long things are kept.'),
    operator: block(
      {
        emails: emails("Who gets the operator's alarms."),
        heartbeat: webhookAddress(
          'Address of a service outside that notices silence (healthchecks.io, Better Stack, ...): asked with GET after each sweep while all is well.',
        ).optional(),
        dollarsPerMonth: whole(
          1,
          100_000,
          'What the whole AWS account may cost in a month: AWS Budgets mails the operator at 80 % of it, and when it looks like passing it.',
        ).optional(),
      },
      'write emails',
    )
      .default({ emails: [] })
      .describe('Who looks after ReplyWatch itself.'),
    alerts: block(
      {
        redact: yesOrNo('true: alerts hold no text, no title and no author; who may read them opens the link.').default(
          false,
        ),
      },
      'write {redact: true}',
    )
      .default({ redact: false })
      .describe('What alerts show.'),
    email: block(
      {
        from: email(
          'Address that alerts by e-mail come from, verified in Amazon SES: SES then sends them, as HTML with plain text beside.',
        ),
      },
      'write {from: alerts@sundial.example}',
    )
      .optional()
      .describe('E-mail by Amazon SES. Left out: SNS sends plain text, to addresses that have confirmed.'),
    storms: stormBlock,
    slack: block(
      {
        botToken: secretName(
          'NAME of the secret with the bot token of the Slack app: its messages are edited in place.',
          'SLACK_BOT_TOKEN',
        ).optional(),
        fallback: slackChannel.optional().describe('Who is told when a channel is archived or closed to the app.'),
        signingSecret: secretName(
          'NAME of the secret with which Slack signs button presses.',
          'SLACK_SIGNING_SECRET',
        ).optional(),
      },
      'write {botToken: SLACK_BOT_TOKEN, signingSecret: SLACK_SIGNING_SECRET}',
    )
      .default({})
      .describe('The Slack app. Left out: incoming webhooks only, and alerts have no buttons.'),
    desk: deskBlock,
    scoring: scoringBlock.default({}).describe('How mentions are judged.'),
    scale: block(
      {
        shards: whole(
          1,
          64,
          'Partitions of the indexes. Raise it beyond a million mentions a month; lowering it hides what is stored.',
        ).default(4),
        webhooksAtOnce: whole(
          0,
          500,
          "Requests that each webhook handles at the same time, reserved from the account's concurrency. 0 reserves none: for new accounts, which have little.",
        ).default(5),
        reserve: yesOrNo(
          'Whether sweeps, dispatches and buttons keep a share of the concurrency of the account for themselves. For accounts in which others, or a storm, may use it up; new accounts have too little.',
        ).default(false),
      },
      'write {shards: 4}',
    )
      .default({ shards: 4, webhooksAtOnce: 5, reserve: false })
      .describe('Size.'),
  },
  'write the settings as keys: version, brands, sources, policies, owners, routes',
);

/** `replywatch.yaml` as it was read: defaults filled in, durations in milliseconds, names not yet resolved. */
export type SettingsFile = z.output<typeof settingsFile>;
