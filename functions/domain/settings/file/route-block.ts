import { SEVERITY_LEVELS } from '../../scoring/score.ts';
import { anyOf, block, choice, id, list, text } from './building-blocks.ts';
import { email, secretName } from './leaves.ts';
import { tell } from './telling.ts';
import { origin, webhookAddress } from './web-address.ts';

const PAGERDUTY = 'https://events.pagerduty.com';
const STAGE_NAMES = ['warn', 'breach', 'escalate'] as const;
const TARGETS = ['slack', 'email', 'webhook', 'pagerduty', 'amazonQ'] as const;

/** A channel in Slack: of the app by its id, or the one that an incoming webhook is bound to. */
export const slackChannel = block(
  {
    secret: secretName(
      "NAME of the secret that holds the channel's incoming webhook address. Left out: the app of slack.botToken posts.",
      'SLACK_WEBHOOK_URL',
    ).optional(),
    channel: text({
      what: 'the name of a channel',
      mend: 'write it in quotes, since # begins a comment: "#care"',
      description:
        "With `secret`: how people call the channel, for texts only, since Slack binds the webhook. Without: the channel's id, as its details in Slack show it.",
      examples: ['#care', 'C024BE7LH'],
      pattern: '^#?[^\\s#]{1,80}$',
      accepts: (given) => /^#?[^\s#]{1,80}$/u.test(given),
    }),
  },
  'write {channel: C024BE7LH} for the app, or {secret: SLACK_WEBHOOK_URL, channel: "#care"} for an incoming webhook',
);

/** Which alerts go to one receiver. */
const routeBlock = block(
  {
    brands: anyOf(id('Id of a brand.', 'sundial'), 'write ids of brands'),
    owners: anyOf(id('Id of an owner.', 'support'), 'write ids of owners'),
    severities: anyOf(choice(SEVERITY_LEVELS, 'Severity.'), 'write levels, e.g. [high, critical]'),
    stages: anyOf(choice(STAGE_NAMES, 'Kind of alert.'), `write stages: ${STAGE_NAMES.join(', ')}`),
    slack: slackChannel.optional(),
    email: email('Address that gets the alerts.').optional(),
    webhook: webhookAddress('Address that gets alerts as JSON by POST.').optional(),
    signWith: secretName(
      'NAME of the secret with which requests to `webhook` are signed. Left out: SNS delivers, signed by AWS.',
      'DESK_SIGNING_SECRET',
    ).optional(),
    pagerduty: block(
      {
        secret: secretName(
          'NAME of the secret with the integration key (Events API v2) of the service.',
          'PAGERDUTY_KEY',
        ),
        server: origin(
          'Where PagerDuty takes events; of accounts in the EU, https://events.eu.pagerduty.com.',
          PAGERDUTY,
        ).default(PAGERDUTY),
      },
      'write {secret: PAGERDUTY_KEY}',
    ).optional(),
    amazonQ: id('Name of a topic that Amazon Q Developer brings to a channel of Slack or Teams.', 'care').optional(),
  },
  'write slack, email, webhook, pagerduty or amazonQ',
)
  .superRefine((route, context) => {
    if (route.signWith !== undefined && route.webhook === undefined) {
      const problem = 'signs nothing: the route has no webhook';
      context.addIssue({ code: 'custom', path: ['signWith'], message: tell({ problem, mend: 'remove it' }) });
    }
    const given = TARGETS.filter((target) => route[target] !== undefined);
    if (given.length === 1) return;
    const problem = given.length === 0 ? 'leads nowhere' : `leads to ${given.join(' and ')}`;
    const mend = 'give exactly one of slack, email, webhook, pagerduty or amazonQ; make a second route for another';
    context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
  })
  .meta({ oneOf: TARGETS.map((target) => ({ required: [target] })) });

export const routeList = list(
  routeBlock,
  'write a list of routes, each beginning with "- slack:", "- email:", "- webhook:", "- pagerduty:" or "- amazonQ:"',
  500,
);
