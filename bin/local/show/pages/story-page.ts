import type { Mention } from '../../../../functions/domain/mentions/mention.ts';
import { factsOf } from '../../../../functions/domain/reports/facts-of.ts';
import { bucketWords } from '../../../../functions/domain/reports/figure-words.ts';
import { html, type Markup } from '../../../../functions/domain/shared/html.ts';
import type { Instant } from '../../../../functions/domain/shared/time.ts';
import { bucketOf } from '../../../../functions/domain/sla/verdict.ts';
import { toldStory } from '../../../../functions/use-cases/told-story.ts';
import type { Session } from '../session.ts';

/** The story of one mention: what the customer wrote, and `explain` in its own words. */
export function storyPage(mention: Mention, { settings }: Pick<Session, 'settings'>, now: Instant): Markup {
  const { observation } = mention;
  const bucket = bucketOf(factsOf(mention), now);
  const link = observation.url !== undefined && /^https?:\/\//u.test(observation.url) ? observation.url : undefined;
  const lines = toldStory(mention, settings, now);
  return html`<p><span class="state ${bucket}">${bucketWords(bucket)}</span></p>
<blockquote>${observation.title && html`<b>${observation.title}</b><br>`}${observation.text}</blockquote>
<p class="soft">${observation.author.name ?? 'somebody'}${observation.rating === undefined ? '' : ` · ${'★'.repeat(observation.rating)}`}${link && html` · <a href="${link}" rel="noreferrer noopener">at its source</a>`}</p>
<h2>Why it alerted, or did not</h2>
<ul class="story">${lines.map((line) => html`<li${line.startsWith('  ') ? MORE : undefined}>${line.trim()}</li>`)}</ul>`;
}

const MORE: Markup = html` class="more"`;
