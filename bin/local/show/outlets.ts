import { randomBytes } from 'node:crypto';
import type { Settings } from '../../../functions/domain/settings/settings.ts';
import { LOCAL_PUSH_SECRET } from '../../push/push-address.ts';
import { LOCAL_DESK } from '../local-desk.ts';
import { type SendMail, smtpMail } from '../mail.ts';
import { type PretendSlack, pretendSlack } from './pretend-slack.ts';
import type { Received } from './received.ts';

/** Where alerts go in this run. */
export interface Outlets {
  readonly secrets: (name: string) => string | undefined;
  readonly sendMail: SendMail;
  /** The Web API that the app of the settings speaks to, where it is a pretend one. */
  readonly slackApi?: string;
  /** What links to the desk are signed with, where nobody has set it: of this run alone. */
  readonly deskKey: string;
  /** One line for people: what is drawn and what is really sent. */
  readonly words: string;
  close(): Promise<void>;
}

/**
 * Slack and e-mail as the environment has them: the real ones where a webhook or a mail server is set, else stand-ins
 * that hand on what they get.
 */
export async function openOutlets(
  settings: Settings,
  take: (
    received: Omit<Extract<Received, { by: 'slack' }>, 'at'> | Omit<Extract<Received, { by: 'mail' }>, 'at'>,
  ) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Outlets> {
  const slack = await pretendSlack((shown) => take({ by: 'slack', ...shown }));
  const smtp = environment['SMTP_URL'];
  const webhooks = webhookSecrets(settings);
  const real = webhooks.filter((name) => environment[name]);
  const deskSecret = (settings.desk ?? LOCAL_DESK).secret;
  const deskKey = environment[deskSecret] || randomBytes(32).toString('base64');
  const { slackBotToken } = settings;
  const hasPretendApp = slackBotToken !== undefined && !environment[slackBotToken];
  const words = [
    real.length > 0 ? `Slack messages go where ${real.join(', ')} leads` : 'Slack messages are drawn here',
    smtp ? 'e-mails go through the server in SMTP_URL' : 'e-mails are drawn here',
  ].join('; ');
  return {
    secrets: (name) => environment[name] || (name === deskSecret ? deskKey : standIn(name, settings, webhooks, slack)),
    deskKey,
    sendMail: smtp ? smtpMail(smtp) : async (mail) => take({ by: 'mail', mail }),
    words,
    // The real one where there is a real token.
    ...(hasPretendApp && { slackApi: slack.api }),
    close: () => slack.close(),
  };
}

const webhookSecrets = ({ routes }: Settings): readonly string[] => [
  ...new Set(routes.flatMap(({ to }) => (to.by === 'slack' ? [to.secret] : []))),
];

/** Without an account of any kind: nobody can press the buttons from outside. */
function standIn(
  name: string,
  settings: Settings,
  webhooks: readonly string[],
  slack: PretendSlack,
): string | undefined {
  if (name === settings.slackBotToken) return slack.token;
  if (webhooks.includes(name)) return slack.webhook;
  if (settings.routes.some(({ to }) => to.by === 'webhook' && to.secret === name)) return LOCAL_PUSH_SECRET;
  if (settings.sources.some(({ kind, secrets }) => kind === 'push' && secrets?.signing === name))
    return LOCAL_PUSH_SECRET;
  return name === settings.slackSigningSecret ? 'local-run-only' : undefined;
}
