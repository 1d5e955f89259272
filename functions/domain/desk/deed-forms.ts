import { DEEDS, type Deed } from '../alerts/people-action.ts';
import { publicLink } from '../alerts/public-link.ts';
import type { HistoryWhat } from '../mentions/history.ts';
import type { Mention } from '../mentions/mention.ts';
import { mentionParam } from '../mentions/mention-param.ts';
import { NOT_RELEVANT_REASONS } from '../mentions/not-relevant.ts';
import { html, type Markup } from '../shared/html.ts';
import { isErased } from '../sla/clock-seen.ts';
import type { SessionTicket } from './desk-ticket.ts';
import type { DeskView } from './desk-view.ts';

/** What people's deeds are called in a history. */
const BY_PEOPLE: ReadonlySet<HistoryWhat> = new Set<HistoryWhat>([
  'claimed',
  'snoozed',
  'resumed',
  'markedNotRelevant',
  'markedAnswered',
  'handedOver',
  'sentimentCorrected',
  'noted',
]);

/** The newest deed that a page has shown: a form that comes back with an older one was overtaken, or comes twice. */
export const lastDeedAt = ({ history }: Pick<Mention, 'history'>): number =>
  history.findLast(({ what }) => BY_PEOPLE.has(what))?.at ?? 0;

/** Of these lengths a person chooses; `readDuration` reads them. */
export const LENGTHS = [
  ['1h', '1 hour'],
  ['2h', '2 hours'],
  ['4h', '4 hours'],
  ['8h', '8 hours'],
  ['24h', '24 hours'],
  ['72h', '3 times 24 hours'],
  ['168h', '7 times 24 hours'],
] as const;

/** The history keeps 84 bytes of a reason together with who gave it. */
export const LONGEST_REASON = 60;

/** What each form says beside what a person chooses. */
export const deedFields = (does: Deed, mention: Mention, { formKey }: Pick<SessionTicket, 'formKey'>): Markup =>
  html`<input type="hidden" name="key" value="${formKey}"><input type="hidden" name="does" value="${does}"><input type="hidden" name="m" value="${mentionParam(mention)}"><input type="hidden" name="cycle" value="${mention.clock.cycle}"><input type="hidden" name="seen" value="${lastDeedAt(mention)}">`;

/** Everything that a person can do with a mention now; nothing for who may only read, nor with one that is gone. */
export function deedForms(mention: Mention, view: DeskView): Markup | undefined {
  const { session, now } = view;
  if (session.scope.readOnly || isErased(mention.clock)) return undefined;
  const isRunning = mention.clock.status === 'running';
  const isSnoozed = (mention.clock.snoozedUntil ?? 0) > now;
  const offered = DEEDS.filter((deed) =>
    deed === 'note' || deed === 'sentiment' ? true : deed === 'resume' ? isRunning && isSnoozed : isRunning,
  );
  return html`<h2>What to do</h2>
<ul class="deeds">${isRunning ? replyLink(mention) : undefined}${offered.map((deed) => html`<li>${formOf(deed, mention, view)}</li>`)}</ul>`;
}

/** What all the rest is about: answering, where the customer wrote. */
function replyLink({ observation }: Mention): Markup | undefined {
  const link = publicLink(observation.url);
  if (!link) return undefined;
  return html`<li><a class="button" href="${link}" rel="noreferrer noopener" target="_blank">Open to reply</a></li>`;
}

function formOf(deed: Deed, mention: Mention, view: DeskView): Markup {
  const fields = html`${deedFields(deed, mention, view.session)}`;
  switch (deed) {
    case 'claim':
      return html`<form method="post" action="/act">${fields}<button id="do-claim" class="first">I'll take it</button></form>`;
    case 'resume':
      return html`<form method="post" action="/act">${fields}<button id="do-resume">Resume now</button></form>`;
    case 'snooze':
      return folded(deed, 'Snooze…', fields, html`${lengthOf(deed)}${reasonOf(deed, 'Why', false)}`, 'Snooze');
    case 'pause':
      return folded(deed, 'Pause…', fields, html`${lengthOf(deed)}${reasonOf(deed, 'Why', true)}`, 'Pause');
    case 'notRelevant':
      return folded(
        deed,
        'Not relevant…',
        fields,
        html`${select(
          'choice',
          deed,
          'Why',
          NOT_RELEVANT_REASONS.map((words) => [words, words] as const),
        )}${reasonOf(deed, 'In your words', false)}`,
        'Needs no answer',
      );
    case 'answered':
      return folded(
        deed,
        'Answered elsewhere…',
        fields,
        html`<label for="${deed}-link">Where (a link)<input id="${deed}-link" name="link" type="url" maxlength="1000" placeholder="https://"></label>`,
        'It is answered',
      );
    case 'handOver':
      return folded(
        deed,
        'Hand over…',
        fields,
        select(
          'to',
          deed,
          'To whom',
          view.settings.owners.map(({ id, name }) => [id, name] as const),
        ),
        'Hand over',
      );
    case 'sentiment':
      return folded(
        deed,
        'Correct the sentiment…',
        fields,
        select(
          'label',
          deed,
          'The text is',
          ['negative', 'neutral', 'positive'].map((label) => [label, label] as const),
        ),
        'Correct',
      );
    case 'note':
      return folded(deed, 'Add a note…', fields, reasonOf(deed, 'Note', true), 'Add');
    default:
      return deed satisfies never;
  }
}

/** Opens without a script. */
const folded = (deed: Deed, words: string, fields: Markup, inputs: Markup, button: string): Markup =>
  html`<details><summary id="do-${deed}">${words}</summary><form method="post" action="/act">${fields}${inputs}<button>${button}</button></form></details>`;

const lengthOf = (deed: Deed): Markup => select('for', deed, 'For how long', LENGTHS);

const reasonOf = (deed: Deed, label: string, isRequired: boolean): Markup =>
  html`<label for="${deed}-reason">${label}${isRequired ? html`<input id="${deed}-reason" name="reason" maxlength="${LONGEST_REASON}" required>` : html`<input id="${deed}-reason" name="reason" maxlength="${LONGEST_REASON}">`}</label>`;

const select = (name: string, deed: Deed, label: string, options: readonly (readonly [string, string])[]): Markup =>
  html`<label for="${deed}-${name}">${label}<select id="${deed}-${name}" name="${name}">${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></label>`;
