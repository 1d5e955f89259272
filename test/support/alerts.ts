import { type Alert, alertKey } from '../../functions/domain/alerts/alert.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';

/** 2026-11-20T12:00:00Z */
const AT = Date.UTC(2026, 10, 20, 12);

/** A breach of an invented mention. */
export function anAlertSent(changes: Partial<Alert> = {}): Alert {
  const alert = {
    brand: 'fernweh',
    brandName: 'Fernweh',
    origin: 'app-store:us:900000001',
    externalId: '12871234987',
    sourceId: 'fernweh-us',
    sourceLabel: 'App Store US',
    cycle: 1,
    stage: 'breach',
    owner: 'care',
    ownerName: 'Customer care',
    severity: 'high',
    reasons: ['1 star'],
    discoveredAt: AT - 4 * 60 * MINUTE,
    dueAt: AT,
    decidedAt: AT,
    timeZone: 'Europe/Berlin',
    targetWords: '4 business hours',
    lateDiscovered: false,
    ...changes,
  } as const;
  return { ...alert, key: alertKey(alert) };
}
