import { PAGERDUTY_KEY } from '../domain/alerts/pagerduty.ts';
import { ReceiverRefused } from '../domain/alerts/receiver-unavailable.ts';
import type { IncidentNotice } from '../domain/incidents/notice.ts';
import { noticeHtml } from '../domain/incidents/notice-html.ts';
import { noticeMail } from '../domain/incidents/notice-mail.ts';
import { noticeNotification, noticePage, noticePost } from '../domain/incidents/notice-posts.ts';
import { nextNotice, rememberNotice, type WithAlert } from './incident-turn.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenReceiver, SlackDeps } from './slack-deps.ts';

/** Tells a receiver outside of Slack the newest notice of one incident. */
export async function tellIncident(to: OpenReceiver, waiting: readonly WithAlert[], deps: SlackDeps): Promise<Shown> {
  const { own, told } = await nextNotice(to, waiting, deps);
  if (told === undefined) return { ...NOTHING_SHOWN, done: own };
  await send(to, told.notice, deps);
  await rememberNotice(to, told, {}, deps);
  return { ...NOTHING_SHOWN, done: own, posted: 1 };
}

async function send({ target, secret }: OpenReceiver, notice: IncidentNotice, deps: SlackDeps): Promise<void> {
  switch (target.by) {
    case 'email':
      return deps.mail.send({ to: target.address, ...noticeMail(notice), html: noticeHtml(notice) });
    case 'webhook':
      return deps.signedWebhook.post(target.url, { ...noticePost(notice), secret });
    case 'amazonQ':
      return deps.chat.publish(target.topic, noticeNotification(notice));
    case 'pagerduty': {
      if (!PAGERDUTY_KEY.test(secret)) {
        throw new ReceiverRefused(`${target.secret} holds no integration key of 32 letters and digits (not shown)`);
      }
      return deps.pagerDuty.send(target.server, noticePage(notice, secret));
    }
    default:
      return target satisfies never;
  }
}
