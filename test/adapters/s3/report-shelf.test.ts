import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReportShelf } from '../../../functions/adapters/s3/report-shelf.ts';
import { at } from '../../support/builders.ts';
import { type MessagingEngine, startMessagingEngine } from '../../support/engines.ts';

describe('the shelf of reports', () => {
  let engine: MessagingEngine;
  beforeAll(async () => {
    engine = await startMessagingEngine();
  });
  afterAll(() => engine.stop());

  async function shelfWith(keys: readonly string[]) {
    const bucket = await engine.freshBucket();
    for (const Key of keys) await engine.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: `page of ${Key}` }));
    return createReportShelf({ s3: engine.s3, bucket, now: () => at('2026-11-22T12:00:00Z') });
  }

  it('has the newest page of each period, the newest first, and reads them when asked', async () => {
    const shelf = await shelfWith([
      'reports/fernweh/20261116-week.html',
      'reports/fernweh/20261120-day.html',
      'reports/fernweh/20261121-day.html',
      'reports/fernweh/20261121-day.csv',
      'reports/fernweh/20261122-day.json',
      'reports/fernweh-air/20261122-day.html',
    ]);
    const newest = await shelf.newest('fernweh');

    expect(newest.map(({ name }) => name)).toEqual(['20261121-day', '20261116-week']);
    expect(await newest[1]?.read()).toBe('page of reports/fernweh/20261116-week.html');
  });

  it('has none where none was compiled within two months', async () => {
    const shelf = await shelfWith(['reports/fernweh/20260901-day.html']);

    expect(await shelf.newest('fernweh')).toEqual([]);
    expect(await shelf.newest('other')).toEqual([]);
  });
});
