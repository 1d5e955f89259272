import type { Alert } from '../../../functions/domain/alerts/alert.ts';
import { alertKey } from '../../../functions/domain/alerts/alert.ts';
import type { AlertInput } from '../../../functions/domain/alerts/compose-alert.ts';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import type { Observation } from '../../../functions/domain/mentions/observation.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import type { Clock } from '../../../functions/domain/sla/clock.ts';

/** 14:30 CET on a Monday. */
export const DUE = Date.parse('2026-11-23T13:30:00Z');
export const at = (iso: string): number => Date.parse(iso);

export function anObservation(over: Partial<Observation> = {}): Observation {
  return {
    id: '4711',
    kind: 'app-store',
    url: 'https://store.example/reviews/4711',
    author: { id: '9', name: 'Mira Vey' },
    title: 'Stopped brewing',
    text: 'The timer froze twice this morning and the kettle boiled dry.',
    rating: 1,
    publishedAt: at('2026-11-23T09:30:00Z'),
    publishedPrecision: 'exact',
    fromBrand: false,
    response: { truth: 'notReplied' },
    labels: {},
    ...over,
  };
}

export function aRunningClock(over: Partial<Clock> = {}): Clock & { readonly dueAt: number } {
  return {
    cycle: 1,
    status: 'running',
    policy: { id: 'angry', version: 'p1' },
    startedAt: at('2026-11-23T09:30:00Z'),
    target: 4 * HOUR,
    calendar: 'office',
    dueAt: DUE,
    ladder: [
      { key: 'warn', at: DUE - HOUR, owner: 'support' },
      { key: 'breach', at: DUE, owner: 'support' },
      { key: 'escalate1', at: DUE + HOUR, owner: 'lead' },
    ],
    fired: 1,
    lateDiscovered: false,
    ...over,
  } as Clock & { readonly dueAt: number };
}

type ClockedMention = Mention & { readonly clock: { readonly dueAt: number } };

export function aClockedMention(over: Partial<Mention> = {}): ClockedMention {
  return {
    brand: 'kettle',
    origin: 'app-store:us:1234',
    externalId: '4711',
    sourceId: 'kettle-us',
    observation: anObservation(),
    contentHash: 'h1',
    discoveredAt: at('2026-11-23T09:34:00Z'),
    severity: {
      level: 'high',
      reasons: ['1 star', 'negative text: "froze", "dry"'],
      sentiment: { label: 'negative', negative: 0.9, neutral: 0.08, positive: 0.02, confident: true, words: ['froze'] },
    },
    clock: aRunningClock(),
    history: [],
    version: 3,
    ...over,
  } as ClockedMention;
}

export function anAlertInput(over: Partial<AlertInput> = {}): AlertInput {
  return {
    mention: aClockedMention(),
    stage: 'warn',
    brand: { name: 'Kettle & Co' },
    owner: { id: 'support', name: 'Support desk', slackId: 'U07SUPPORT' },
    sourceLabel: 'App Store US',
    timeZone: 'Europe/Berlin',
    now: at('2026-11-23T12:45:00Z'),
    ...over,
  };
}

export function anAlert(over: Partial<Alert> = {}): Alert {
  const alert: Alert = {
    key: '',
    brand: 'kettle',
    brandName: 'Kettle & Co',
    origin: 'app-store:us:1234',
    externalId: '4711',
    sourceId: 'kettle-us',
    sourceLabel: 'App Store US',
    cycle: 1,
    stage: 'warn',
    owner: 'support',
    ownerName: 'Support desk',
    ownerSlackId: 'U07SUPPORT',
    severity: 'high',
    reasons: ['1 star', 'negative text: "froze", "dry"'],
    rating: 1,
    title: 'Stopped brewing',
    quote: 'The timer froze twice this morning and the kettle boiled dry.',
    authorName: 'Mira Vey',
    url: 'https://store.example/reviews/4711',
    publishedAt: at('2026-11-23T09:30:00Z'),
    discoveredAt: at('2026-11-23T09:34:00Z'),
    dueAt: DUE,
    decidedAt: at('2026-11-23T12:45:00Z'),
    timeZone: 'Europe/Berlin',
    targetWords: '4 business hours',
    openTimeToDue: 45 * 60_000,
    lateDiscovered: false,
    ...over,
  };
  return { ...alert, key: over.key ?? alertKey(alert) };
}
