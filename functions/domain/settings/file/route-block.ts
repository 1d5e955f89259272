import { SEVERITY_LEVELS } from '../../scoring/score.ts';
import { anyOf, block, choice, id, list, text } from './building-blocks.ts';
import { email, secretName } from './leaves.ts';
import { tell } from './telling.ts';
import { webhookAddress } from './web-address.ts';

const STAGE_NAMES = ['warn', 'breach', 'escalate'] as const;
const TARGETS = ['slack', 'email', 'webhook'] as const;

const slack = block(
  {
    secret: secretName("NAME of the secret that holds the channel's incoming webhook address.", 'SLACK_WEBHOOK_URL'),
    channel: text({
      what: 'the name of a channel',
      mend: 'write it in quotes, since # begins a comment: "#care"',
      description: 'The channel that the webhook posts to, as people know it. For texts only: Slack binds the webhook.',
      examples: ['#care'],
      pattern: '^#?[^\\s#]{1,80}$',
      accepts: (given) => /^#?[^\s#]{1,80}$/u.test(given),
    }),
  },
  'write {secret: SLACK_WEBHOOK_URL, channel: "#care"}',
);

/** Which alerts go to one receiver. */
const routeBlock = block(
  {
    brands: anyOf(id('Id of a brand.', 'sundial'), 'write ids of brands'),
    owners: anyOf(id('Id of an owner.', 'support'), 'write ids of owners'),
    severities: anyOf(choice(SEVERITY_LEVELS, 'Severity.'), 'write levels, e.g. [high, critical]'),
    stages: anyOf(choice(STAGE_NAMES, 'Kind of alert.'), `write stages: ${STAGE_NAMES.join(', ')}`),
    slack: slack.optional(),
    email: email('Address that gets the alerts.').optional(),
    webhook: webhookAddress('Address that gets each alert as JSON by POST.').optional(),
  },
  'write slack, email or webhook',
)
  .superRefine((route, context) => {
    const given = TARGETS.filter((target) => route[target] !== undefined);
    if (given.length === 1) return;
    const problem = given.length === 0 ? 'leads nowhere' : `leads to ${given.join(' and ')}`;
    const mend = 'give exactly one of slack, email or webhook; make a second route for another';
    context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
  })
  .meta({ oneOf: TARGETS.map((target) => ({ required: [target] })) });

export const routeList = list(
  routeBlock,
  'write a list of routes, each beginning with "- slack:", "- email:" or "- webhook:"',
  500,
);
