import { mentionParam } from '../mentions/mention-param.ts';
import { html, type Markup } from '../shared/html.ts';
import type { MentionFacts } from './facts.ts';

type Named = Pick<MentionFacts, 'brand' | 'origin' | 'externalId'>;

/** Heads a mention's row. */
export const mentionHead = (label: string, facts: Named): Markup =>
  html`<th scope="row">${label}<br>${mentionId(facts)}</th>`;

/**
 * The name of a mention in its row; `data-m` has it encoded as in an address, for whoever shows the report where mentions can be
 * opened: the desk makes a link of it.
 */
export const mentionId = (facts: Named): Markup =>
  html`<span class="id" data-m="${encodeURIComponent(mentionParam(facts))}">${facts.externalId}</span>`;
