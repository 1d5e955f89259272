import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../functions/contracts/metric-names.ts';
import { synthesize } from './stack-under-test.ts';

const monitor = synthesize();
const withoutWebhooks = synthesize({
  settings: { webhooks: { pushSecrets: [], nudges: false, nudgeSecrets: [], atOnce: 5 } },
});
const { ofType, template } = monitor;
const alarms = ofType('AWS::CloudWatch::Alarm');
const runbook = readFileSync(join(import.meta.dirname, '../../docs/RUNBOOK.md'), 'utf8');
const anchorOf = (description: unknown) => /docs\/RUNBOOK\.md#([a-z-]+)$/u.exec(String(description))?.[1];
const metricsOf = (properties: Readonly<Record<string, unknown>>): number =>
  Array.isArray(properties['Metrics'])
    ? properties['Metrics'].filter((metric: object) => 'MetricStat' in metric).length
    : 1;

describe('alarms', () => {
  it('say what is at stake and end in a chapter of the runbook that exists', () => {
    expect(alarms).toHaveLength(9);
    for (const { id, properties } of alarms) {
      const anchor = anchorOf(properties['AlarmDescription']);
      const chapter = runbook.split(/^## /mu).find((text) => text.startsWith(`${anchor}\n`));

      expect(String(properties['AlarmDescription']).length, id).toBeGreaterThan(60);
      expect(chapter, `docs/RUNBOOK.md#${anchor}`).toBeDefined();
      for (const heading of ['### Description', '### Investigation', '### Resolution']) {
        expect(chapter, `${anchor}: ${heading}`).toContain(heading);
      }
    }
  });

  it('are as many as the runbook has chapters on them', () => {
    const chapters = [...runbook.matchAll(/^## ([a-z-]+)$/gmu)].map((match) => match[1]);

    expect(chapters.toSorted()).toEqual(
      alarms.map(({ properties }) => anchorOf(properties['AlarmDescription'])).toSorted(),
    );
  });

  it('tell the operator, when it begins and when it is over', () => {
    for (const { id, properties } of alarms) {
      expect(properties['AlarmActions'], id).toEqual([{ Ref: 'AlarmsTopic3A2DFEBA' }]);
      expect(properties['OKActions'], id).toEqual([{ Ref: 'AlarmsTopic3A2DFEBA' }]);
    }
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'operator@cafe-aurora.example',
      TopicArn: { Ref: 'AlarmsTopic3A2DFEBA' },
    });
  });

  it('can publish to the operator’s topic, whose own policy replaces the one that lets alarms in', () => {
    const policies = JSON.stringify(ofType('AWS::SNS::TopicPolicy').map(({ properties }) => properties));

    expect(policies).toContain('{"Service":"cloudwatch.amazonaws.com"}');
  });

  it('read eight metrics in all, where AWS gives ten for nothing; a push webhook adds three', () => {
    const metrics = (stack: ReturnType<typeof synthesize>): number =>
      stack.ofType('AWS::CloudWatch::Alarm').reduce((sum, { properties }) => sum + metricsOf(properties), 0);

    expect(metrics(withoutWebhooks)).toBe(8);
    expect(metrics(monitor)).toBe(11);
  });

  it('notice what never runs, and only there take silence for a fault', () => {
    const breaching = alarms.filter(({ properties }) => properties['TreatMissingData'] === 'breaching');

    expect(breaching.map(({ properties }) => properties['AlarmName'])).toEqual([
      'ReplyWatch-dispatch-not-running',
      'ReplyWatch-sweep-not-running',
    ]);
    for (const { properties } of breaching) {
      expect(properties).toMatchObject({ MetricName: 'Invocations', ComparisonOperator: 'LessThanThreshold' });
    }
    for (const { properties } of alarms) expect(properties).toHaveProperty('TreatMissingData');
  });

  it('watch every dead-letter queue', () => {
    const watched = JSON.stringify(alarms);
    const deadLetterQueues = ofType('AWS::SQS::Queue').filter(({ id }) => /DeadLetters|^Undelivered/u.test(id));

    expect(deadLetterQueues).toHaveLength(2);
    for (const { id } of deadLetterQueues) expect(watched).toContain(`"Fn::GetAtt":["${id}","QueueName"]`);
  });

  it('read own metrics under the name, namespace and dimension that functions write them with', () => {
    const own = alarms.filter(({ properties }) => properties['Namespace'] === 'ReplyWatch');

    expect(own.map(({ properties }) => [properties['MetricName'], properties['Dimensions']])).toEqual([
      [METRICS.sourcesInTrouble, [{ Name: 'service', Value: 'check-sources' }]],
      [METRICS.alertLateness, [{ Name: 'service', Value: 'deliver-alerts' }]],
    ]);
  });
});

describe('the dashboard', () => {
  it('is one page with every alarm', () => {
    const [dashboard, ...others] = ofType('AWS::CloudWatch::Dashboard');

    expect(others).toEqual([]);
    for (const { id } of alarms) expect(JSON.stringify(dashboard?.properties)).toContain(id);
  });
});
