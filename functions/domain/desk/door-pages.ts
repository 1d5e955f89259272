import { html } from '../shared/html.ts';
import { doorPage } from './desk-frame.ts';

/**
 * Says to press once more: chats and mail servers open addresses to look at them, and none of them presses a button.
 * It is the same whatever the token is, and looks nothing up.
 */
export const openingPage = (token: string, needsName: boolean): string =>
  doorPage(
    'The desk',
    html`<p>One more step: links are also opened by programs that only look at them, and this one opens once.</p>
<form method="post" action="/open" class="filter"><input type="hidden" name="token" value="${token}">
${needsName ? html`<label for="by">Your name, as your colleagues read it<input id="by" name="by" required maxlength="40" autocomplete="name"></label>` : undefined}<button class="first">Open the desk</button></form>`,
  );

/** For everybody without an open desk, whatever they asked for: it tells nothing of what is there. */
export const closedPage = (): string =>
  doorPage(
    'The desk is closed',
    html`<p>It opens with a link of your own, once. This one is missing, used, too old, or was taken back.</p>
<p>Ask for a new one: press <b>Desk</b> under an alert in Slack, or run <code>replywatch desk</code>.</p>`,
  );
