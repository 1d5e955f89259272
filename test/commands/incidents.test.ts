import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawIncidents } from '../../bin/local/draw/incidents.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { anIncident, OPENED_AT } from '../support/incidents.ts';
import { runCommand } from './run-command.ts';
import { type SmallStore, smallStore } from './small-store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('the table of incidents', () => {
  it('says of each since when, how many, and what became of them', () => {
    const storm = anIncident({ bombing: { alikePercent: 60 }, status: 'calm', calmAt: OPENED_AT + HOUR });

    const text = drawIncidents([storm], { now: OPENED_AT + 3 * HOUR, timeZone: 'Europe/Berlin' });

    for (const words of ['sundial/20261120-1200-delivery', 'review bombing', 'calmed down', '2 h', 'delivery 21']) {
      expect(text).toContain(words);
    }
    expect(drawIncidents([], { now: OPENED_AT, timeZone: 'UTC' })).toBe('No incident in this time.');
  });
});

describe('replywatch incidents', () => {
  let store: SmallStore;
  beforeAll(async () => {
    store = await smallStore();
  });
  afterAll(() => store.stop());

  it('lists what is stored, and names a brand that the settings do not know in one line', async () => {
    const told = await runCommand(['incidents', '--data', store.folder, '--json']);

    expect(JSON.parse(told.stdout)).toMatchObject({
      schema: 'replywatch.incidents.1',
      incidents: [{ brand: 'acme', status: 'closed', count: 21, told: [{ owner: 'support', notice: 1 }] }],
    });
    const wrong = await runCommand(['incidents', '--data', store.folder, '--brand', 'acne']);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr.trim()).toBe('--brand: "acne" is no brand of the settings; give one of acme');
  });
});
