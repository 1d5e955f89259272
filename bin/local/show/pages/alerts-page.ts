import { instantWords } from '../../../../functions/domain/reports/figure-words.ts';
import { html, type Markup } from '../../../../functions/domain/shared/html.ts';
import type { Received, ReceivedMessages } from '../received.ts';
import { slackMarkup } from './slack-markup.ts';

/** Every message that reached somebody in this run, newest first. */
export function alertsPage({ newest, count }: ReceivedMessages, timeZone: string): Markup {
  if (count === 0) {
    return html`<p>Nothing has been sent yet, or it goes to the real Slack and mail server: then it is seen there.</p>`;
  }
  return html`<p class="soft">${count} sent${count > newest.length ? `, the newest ${newest.length} shown` : ''}. Exactly what Slack and the mail server were given.</p>
${newest.map((one) => messageMarkup(one, timeZone))}`;
}

function messageMarkup(received: Received, timeZone: string): Markup {
  const when = instantWords(received.at, timeZone);
  if (received.by === 'slack') {
    const { edits = 0, thread } = received;
    const how = `${thread === undefined ? '' : ' · in the thread'}${edits === 0 ? '' : ` · edited ${edits} ${edits === 1 ? 'time' : 'times'}`}`;
    return html`<article class="message"><p class="soft">Slack · ${when}${how}</p>${slackMarkup(received.message)}</article>
`;
  }
  const { to, subject, text } = received.mail;
  return html`<article class="message mail"><p class="soft">E-mail to ${to} · ${when}</p><h2>${subject}</h2><pre>${text}</pre></article>
`;
}
