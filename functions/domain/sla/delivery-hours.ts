import { Refusal } from '../shared/refusal.ts';
import type { Instant } from '../shared/time.ts';
import { type DeliveryHours, type Stage, type StageKey, stageKind } from './clock.ts';
import type { OpenTime } from './open-time.ts';

/** Delivery hours of a plan, and the open time of their calendar; both absent = at any time. */
export interface Delivery {
  readonly deliver?: DeliveryHours | undefined;
  readonly delivery?: OpenTime | undefined;
}

/**
 * The first instant from `from` on at which a stage may be told. A calendar that opens no more holds nothing back: a
 * message in the night is better than none.
 */
export function tellableFrom(key: StageKey, from: Instant, { deliver, delivery }: Delivery): Instant {
  if (deliver === undefined || delivery === undefined || deliver.urgent.includes(stageKind(key))) return from;
  try {
    return delivery.nextOpen(from);
  } catch (error) {
    if (error instanceof Refusal) return from;
    throw error;
  }
}

/** The stage, held from its own instant until it may be told. */
export function heldStage({ heldUntil: _, ...stage }: Stage, hours: Delivery): Stage {
  const until = tellableFrom(stage.key, stage.at, hours);
  return until > stage.at ? { ...stage, heldUntil: until } : stage;
}

/** When a stage is told at the earliest. */
export const tellAt = ({ at, heldUntil }: Stage): Instant => heldUntil ?? at;
