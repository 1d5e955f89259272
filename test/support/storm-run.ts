import { mentionName } from '../../functions/domain/mentions/mention.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { BrandWorld, type BrandWorldOptions, CARE, STORM_RULES } from './brand-world.ts';
import { COMPLAINT_THEMES, complaintAbout } from './complaints.ts';

/** Friday, 20 November 2026, 12:00Z. */
const NOON: Instant = Date.UTC(2026, 10, 20, 12);

/** What became of a minute of negative mentions, eight hours later. */
export interface StormRun {
  readonly posted: number;
  readonly stored: number;
  /** From the instant at which the storm's threshold was reached to its first message, in seconds. */
  readonly firstMessageAfter: number;
  /** In the channel, in threads of it, and e-mails. */
  readonly messages: number;
  readonly replies: number;
  readonly edits: number;
  readonly emails: number;
  /** Alerts by what became of them: told by the storm, told by themselves. */
  readonly folded: number;
  readonly single: number;
  /** Stages that fell due and of which nobody was told in any way. */
  readonly lost: number;
  /** Mentions that the storms at their last notice say they have, all together. */
  readonly counted: number;
  readonly storms: number;
  readonly failures: number;
}

/**
 * So many negative mentions within a minute, nine of ten about deliveries; nobody answers. Warnings, breaches and both
 * escalations fall due within the twelve hours that follow.
 */
export async function runStorm(
  count: number,
  options: Partial<BrandWorldOptions> & { readonly hours?: number; readonly folds?: boolean } = {},
): Promise<StormRun> {
  const { settings, hours = 12.5, folds = true, ...rest } = options;
  const email = { by: 'email', address: 'care@sundial.example' } as const;
  const routes = [{ to: CARE }, { to: email }];
  const world = await BrandWorld.open({ start: NOON, settings: { routes, ...settings }, ...rest });
  if (!folds) {
    const { storms: _, ...without } = world.settings;
    world.settings = without;
  }
  try {
    const step = MINUTE / count;
    for (let made = 0; made < count; made += 1) {
      const theme = made % 10 === 9 ? (COMPLAINT_THEMES[made % COMPLAINT_THEMES.length] ?? '') : 'delivery';
      world.post(`m-${made}`, NOON + Math.floor(made * step), { text: complaintAbout(theme, made) });
    }
    await world.until(NOON + hours * HOUR);
    return await resultOf(world, count, NOON + (2 * STORM_RULES.minimum - 1) * step);
  } finally {
    await world.close();
  }
}

async function resultOf(world: BrandWorld, posted: number, reachedAt: Instant): Promise<StormRun> {
  const posts = world.posts();
  const storms = await world.allIncidents();
  const ids = Array.from({ length: posted }, (_, made) => ({
    brand: 'sundial',
    origin: 'push:help-desk',
    externalId: `m-${made}`,
  }));
  const counts = { stored: 0, folded: 0, single: 0, lost: 0 };
  const told = new Set(world.sent.map(({ key }) => key.split('#')[0]));
  for (const key of ids) {
    const mention = await world.mentions.find(key);
    if (mention === undefined) continue;
    const happened = (what: string): number => mention.history.filter((event) => event.what === what).length;
    counts.stored += 1;
    counts.folded += happened('folded');
    counts.single += happened('alerted');
    counts.lost += happened('stageDue') - happened('folded') - happened('alerted') - happened('suppressed');
    if (happened('alerted') > 0 && !told.has(mentionName(key))) counts.lost += 1;
  }
  return {
    posted,
    ...counts,
    firstMessageAfter: ((posts[0]?.at ?? Number.POSITIVE_INFINITY) - reachedAt) / SECOND,
    messages: posts.filter(({ thread }) => thread === undefined).length,
    replies: posts.filter(({ thread }) => thread !== undefined).length,
    edits: posts.reduce((sum, { edits }) => sum + edits, 0),
    emails: world.receivers.got.filter(({ by }) => by === 'email').length,
    counted: storms.reduce((sum, { count }) => sum + count, 0),
    storms: storms.length,
    failures: world.failures,
  };
}
