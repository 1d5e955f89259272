import { describe, expect, it } from 'vitest';
import { type Alert, alertKey } from '../../functions/domain/alerts/alert.ts';
import { DAY, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import type { DeliveryLog } from '../../functions/ports.ts';

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

/** What every DeliveryLog keeps to: a lease of 60 s, for good once confirmed. */
export function describeDeliveryLog(name: string, open: () => Promise<() => DeliveryLog>): void {
  describe(`DeliveryLog on ${name}`, () => {
    it('lets one of many begin', async () => {
      const process = await open();
      const begun = await Promise.all(
        Array.from({ length: 8 }, () => process().begin(anAlertSent(), 'slack:#care', AT)),
      );

      expect(begun.filter(Boolean)).toHaveLength(1);
    });

    it('keeps receivers, stages and deadlines apart', async () => {
      const log = (await open())();
      const alerts = [
        anAlertSent(),
        anAlertSent({ stage: 'escalate1' }),
        anAlertSent({ dueAt: AT + 1 }),
        anAlertSent({ cycle: 2 }),
      ];

      for (const alert of alerts) expect(await log.begin(alert, 'slack:#care', AT)).toBe(true);
      expect(await log.begin(anAlertSent(), 'https://hooks.example/x', AT)).toBe(true);
    });

    it('never begins again once confirmed', async () => {
      const process = await open();
      await process().begin(anAlertSent(), 'slack:#care', AT);
      await process().confirm(anAlertSent(), 'slack:#care', AT + SECOND);

      expect(await process().begin(anAlertSent(), 'slack:#care', AT + 14 * DAY)).toBe(false);
    });

    it('frees an alert whose sender died, after the lease and not before', async () => {
      const process = await open();
      await process().begin(anAlertSent(), 'slack:#care', AT);

      expect(await process().begin(anAlertSent(), 'slack:#care', AT + MINUTE - 1)).toBe(false);
      expect(await process().begin(anAlertSent(), 'slack:#care', AT + MINUTE)).toBe(true);
      expect(await process().begin(anAlertSent(), 'slack:#care', AT + MINUTE)).toBe(false);
    });

    it('begins again at once after a release', async () => {
      const process = await open();
      const log = process();
      await log.begin(anAlertSent(), 'slack:#care', AT);
      await log.release(anAlertSent(), 'slack:#care');

      expect(await process().begin(anAlertSent(), 'slack:#care', AT)).toBe(true);
    });

    it("does not release another sender's lease, nor what is confirmed", async () => {
      const process = await open();
      const slow = process();
      await slow.begin(anAlertSent(), 'slack:#care', AT);
      const quick = process();
      expect(await quick.begin(anAlertSent(), 'slack:#care', AT + MINUTE)).toBe(true);
      await slow.release(anAlertSent(), 'slack:#care');
      expect(await process().begin(anAlertSent(), 'slack:#care', AT + MINUTE + 1)).toBe(false);

      await quick.confirm(anAlertSent(), 'slack:#care', AT + MINUTE);
      await quick.release(anAlertSent(), 'slack:#care');
      expect(await process().begin(anAlertSent(), 'slack:#care', AT + DAY)).toBe(false);
    });
  });
}
