import { DEEDS, type Deed } from '../alerts/people-action.ts';
import { html, type Markup } from '../shared/html.ts';

/** Fixed words: an address that somebody made up can make the desk say nothing else. */
const DONE: Readonly<Record<Deed, string>> = {
  claim: 'It is yours now. The clock runs on.',
  snooze: 'Snoozed: its deadline has moved by the open time until then.',
  pause: 'Paused: its deadline has moved by the open time until then.',
  resume: 'Resumed: its deadline is back where it belongs.',
  notRelevant: 'Marked as not relevant: it needs no answer.',
  answered: 'Marked as answered.',
  handOver: 'Handed over.',
  sentiment: 'Sentiment corrected.',
  note: 'Noted.',
};

/** After a deed the page says so first, and has the focus there, so that a screen reader says it too. */
export function doneNotice(did: string | null): Markup | undefined {
  const deed = DEEDS.find((one) => one === did);
  return deed && html`<p class="told" id="told" tabindex="-1" autofocus>${DONE[deed]}</p>`;
}

export const slipNotice = (line: string): Markup =>
  html`<p class="told bad" id="told" role="alert" tabindex="-1" autofocus>${line}</p>`;
