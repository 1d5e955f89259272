import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReportPublisher, createRowFiles } from '../../../functions/adapters/s3/report-publisher.ts';
import { type MessagingEngine, startMessagingEngine } from '../../support/engines.ts';

describe('report publisher', () => {
  let engine: MessagingEngine;
  beforeAll(async () => {
    engine = await startMessagingEngine();
  });
  afterAll(() => engine.stop());

  it('stores each file and answers an address that opens the first for twelve hours', async () => {
    const bucket = await engine.freshBucket();
    const { topicArn } = await engine.freshTopic();
    const publisher = createReportPublisher({ s3: engine.s3, sns: engine.sns, bucket, topicArn });

    const link = await publisher.store('fernweh/2026-11-20', [
      { extension: 'html', contentType: 'text/html; charset=utf-8', body: '<h1>Antwortzeit: größer</h1>' },
      { extension: 'csv', contentType: 'text/csv', body: 'met,late\n3,1\n' },
    ]);

    const opened = await fetch(link);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await opened.text()).toBe('<h1>Antwortzeit: größer</h1>');
    expect(new URL(link).pathname).toContain('/reports/fernweh/2026-11-20.html');
    expect(new URL(link).searchParams.get('X-Amz-Expires')).toBe('43200');
    const csv = await fetch(`${engine.endpoint}/${bucket}/reports/fernweh/2026-11-20.csv`);
    expect(await csv.text()).toBe('met,late\n3,1\n');
  });

  it('stores the rows of a day where Athena looks for them, and replaces them', async () => {
    const bucket = await engine.freshBucket();
    const rows = createRowFiles({ s3: engine.s3, bucket });

    await rows.store('fernweh', '2026-11-20', 'source,mention\n');
    await rows.store('fernweh', '2026-11-20', 'source,mention\nus,1\n');

    const stored = await fetch(`${engine.endpoint}/${bucket}/rows/brand=fernweh/day=2026-11-20/part.csv`);
    expect(await stored.text()).toBe('source,mention\nus,1\n');
  });

  it('announces on the report topic', async () => {
    const { topicArn, queueUrl } = await engine.freshTopic();
    const publisher = createReportPublisher({ s3: engine.s3, sns: engine.sns, bucket: 'none', topicArn });

    await publisher.announce('Week 47 – Fernweh', 'Open it: https://reports.example/');

    const [message] = await engine.receive(queueUrl);
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      Subject: 'Week 47 - Fernweh',
      Message: 'Open it: https://reports.example/',
    });
  });

  it('does not store a report without files', async () => {
    const publisher = createReportPublisher({ s3: engine.s3, sns: engine.sns, bucket: 'none', topicArn: 'none' });

    await expect(publisher.store('empty', [])).rejects.toThrow('report empty has no files');
  });
});
