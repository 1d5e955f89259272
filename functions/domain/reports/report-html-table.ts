import { html, type Markup } from '../shared/html.ts';

/** A table that folds into blocks on a phone: give every cell a `data-name`. The region can be scrolled by keyboard. */
export const table = (
  name: string,
  head: Markup,
  rows: readonly Markup[],
  shape: 'stack' | 'plain' = 'stack',
): Markup =>
  html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table class="${shape}"><thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>`;

export const heads = (names: readonly (Markup | string)[], align: 'n' | undefined = undefined): readonly Markup[] =>
  names.map((name) => (align ? html`<th scope="col" class="n">${name}</th>` : html`<th scope="col">${name}</th>`));

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
