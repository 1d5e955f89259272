import type { MentionFacts } from '../reports/facts.ts';
import { bucketWords, durationWords } from '../reports/figure-words.ts';
import { html, type Markup } from '../shared/html.ts';
import { type Instant, toIso } from '../shared/time.ts';
import type { Claim } from '../sla/clock.ts';
import { bucketOf } from '../sla/verdict.ts';

/** `45 min left`, `2 h over`: what is told by colour is told in words too. */
export function leftMarkup(facts: MentionFacts, now: Instant): Markup {
  const bucket = bucketOf(facts, now);
  const { dueAt, status } = facts;
  if (dueAt === undefined || status !== 'running')
    return html`<span class="state ${bucket}">${bucketWords(bucket)}</span>`;
  const left = dueAt - now;
  const words = left < 0 ? `${durationWords(-left)} over` : `${durationWords(left)} left`;
  return html`<time class="left state ${bucket}" datetime="${toIso(dueAt)}">${words}</time>${bucket === 'notAnswerable' ? html`<br><span class="soft">its source cannot show answers</span>` : undefined}`;
}

/** `★★☆☆☆` read out as what it is; the sentiment where there are no stars. */
export function toneMarkup({ rating, sentiment }: Pick<MentionFacts, 'rating' | 'sentiment'>): Markup {
  if (rating === undefined) return html`${sentiment}`;
  const stars = Math.max(0, Math.min(5, Math.round(rating)));
  return html`<span role="img" aria-label="${rating} of 5 stars">${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</span>`;
}

/** Who has it now; nothing where a claim has expired. */
export const claimWords = (claim: Claim | undefined, now: Instant): string | undefined =>
  claim !== undefined && claim.until > now
    ? `claimed by ${claim.by}, ${durationWords(claim.until - now)} more`
    : undefined;
