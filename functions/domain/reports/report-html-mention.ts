import { mentionParam } from '../mentions/mention-param.ts';
import { html, type Markup } from '../shared/html.ts';
import type { MentionFacts } from './facts.ts';

/**
 * Heads a mention's row. `data-m` names it, encoded as in an address, for whoever shows the report where mentions can be
 * opened: the desk makes a link of it.
 */
export const mentionHead = (label: string, facts: Pick<MentionFacts, 'brand' | 'origin' | 'externalId'>): Markup =>
  html`<th scope="row">${label}<br><span class="id" data-m="${encodeURIComponent(mentionParam(facts))}">${facts.externalId}</span></th>`;
