import { type Instant, SECOND } from '../../functions/domain/shared/time.ts';
import type { BrandWorld } from '../support/brand-world.ts';
import { at } from '../support/builders.ts';
import { complaintAbout } from '../support/complaints.ts';
import { headOf } from './slack-world.ts';

/** A Friday. */
export const NOON = at('2026-11-20T12:00:00Z');

/** One negative mention a second about one theme. */
export function postStorm(world: BrandWorld, count: number, from: Instant = NOON, theme = 'delivery'): void {
  for (let made = 0; made < count; made += 1) {
    world.post(`${theme}-${made}`, from + made * SECOND, { text: complaintAbout(theme, made) });
  }
}

/** What stands in a channel, threads indented. */
export const headsIn = (world: BrandWorld, channel?: string): string[] =>
  world
    .posts(channel)
    .filter((post) => !post.isDeleted)
    .map(({ message, thread }) => `${thread === undefined ? '' : '  ↳ '}${headOf(message)}`);
