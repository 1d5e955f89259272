import { sourceLabel } from '../../../../functions/domain/mentions/source.ts';
import { clockName } from '../../../../functions/domain/reports/clocks-of.ts';
import type { MentionFacts } from '../../../../functions/domain/reports/facts.ts';
import { bucketWords, durationWords, instantWords } from '../../../../functions/domain/reports/figure-words.ts';
import { html, type Markup } from '../../../../functions/domain/shared/html.ts';
import type { Instant } from '../../../../functions/domain/shared/time.ts';
import { bucketOf } from '../../../../functions/domain/sla/verdict.ts';
import { cut } from '../event-words.ts';
import type { PagedSession } from './paged-session.ts';

const MOST = 100;
const QUOTE = 110;

/** Mentions with their state and the time left: who waits first, by deadline, then the newest. */
export async function mentionsPage(
  { mentions, settings }: PagedSession,
  facts: readonly MentionFacts[],
  now: Instant,
): Promise<Markup> {
  if (facts.length === 0) return html`<p>No mention has been seen yet.</p>`;
  const labels = new Map(settings.sources.map((source) => [source.id, sourceLabel(source)]));
  const shown = facts.toSorted((a, b) => rank(a, now) - rank(b, now)).slice(0, MOST);
  const rows = await Promise.all(
    shown.map(async (one) => {
      const mention = await mentions.find(one);
      const stars = one.rating === undefined ? one.sentiment : '★'.repeat(one.rating);
      return html`<tr><th scope="row"><a href="/mention?name=${encodeURIComponent(clockName(one))}">${mention?.observation.author.name ?? one.externalId}</a><br><span class="soft">${labels.get(one.sourceId) ?? one.sourceId} · ${stars}</span></th>
<td>${cut(mention?.observation.text ?? '', QUOTE)}</td><td data-name="State">${stateMarkup(one, now)}</td><td data-name="Due">${one.dueAt === undefined ? '–' : instantWords(one.dueAt, settings.reports.timeZone)}</td></tr>
`;
    }),
  );
  const more = facts.length - shown.length;
  return html`<div class="scroll" role="region" aria-label="Mentions" tabindex="0"><table class="stack"><thead><tr><th scope="col">Who</th><th scope="col">What</th><th scope="col">State</th><th scope="col">Due</th></tr></thead>
<tbody>${rows}</tbody></table></div>${more > 0 ? html`<p class="soft">and ${more} more: see the report.</p>` : undefined}`;
}

/** `in time` words with what is left or over. */
function stateMarkup(facts: MentionFacts, now: Instant): Markup {
  const bucket = bucketOf(facts, now);
  const left = facts.dueAt === undefined ? undefined : facts.dueAt - now;
  const isOpen = bucket === 'inWindow' || bucket === 'overdue' || bucket === 'notAnswerable';
  const when =
    !isOpen || left === undefined ? '' : left < 0 ? `${durationWords(-left)} over` : `${durationWords(left)} left`;
  return html`<span class="state ${bucket}">${bucketWords(bucket)}</span>${when && html`<br>${when}`}`;
}

/** Open clocks by deadline come before ended ones by age. */
function rank(facts: MentionFacts, now: Instant): number {
  const isOpen = facts.status === 'running';
  return isOpen ? (facts.dueAt ?? now) : 1e15 - facts.postedAt;
}
