import type { Incident } from '../../functions/domain/incidents/incident.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';

/** 2026-11-20T12:00:00Z */
export const OPENED_AT = Date.UTC(2026, 10, 20, 12);

/** A storm that has just been opened. */
export const anIncident = (changes: Partial<Incident> = {}): Incident => ({
  kind: 'storm',
  id: '20261120-1200-delivery',
  brand: 'sundial',
  scope: { theme: 'delivery' },
  status: 'open',
  firstSeenAt: OPENED_AT - HOUR,
  openedAt: OPENED_AT,
  usual: { weeks: 8, expected: 2.06, deviation: 1.52 },
  severity: 'high',
  count: 21,
  lately: 21,
  peak: 21,
  themes: [{ id: 'delivery', count: 21 }],
  sources: [{ id: 'help-desk', count: 21 }],
  answered: 3,
  waiting: 17,
  overdue: 1,
  samples: [{ origin: 'push:help-desk', externalId: 'delivery-1' }],
  notice: 1,
  noticedAt: OPENED_AT,
  audiences: [{ owner: 'support', stage: 'breach', from: OPENED_AT, told: 1 }],
  ...changes,
});
