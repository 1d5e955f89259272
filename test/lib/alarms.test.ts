import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../functions/contracts/metric-names.ts';
import { synthesize } from './stack-under-test.ts';

const monitor = synthesize();
const plain = synthesize({
  settings: {
    webhooks: { pushSecrets: [], nudges: false, nudgeSecrets: [], atOnce: 5 },
    secrets: { sources: [], slackWebhooks: [], receivers: [] },
    caps: false,
  },
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
    expect(alarms).toHaveLength(13);
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

  it('were each fired by a fault and cleared by a step of the runbook: npm run alarms', () => {
    const table = readFileSync(join(import.meta.dirname, '../../docs/alarms.md'), 'utf8');
    const rows = [...table.matchAll(/^\| \[([a-z-]+)\]\(RUNBOOK\.md#\1\) \|.*\| -?\d+ min \|.*\| \d+ min \|$/gmu)];

    expect(rows.map((row) => row[1]).toSorted()).toEqual(
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

  it('read ten metrics in all, what AWS gives for nothing; buttons add two, a push webhook three, a cap on money one', () => {
    const metrics = (stack: ReturnType<typeof synthesize>): number =>
      stack.ofType('AWS::CloudWatch::Alarm').reduce((sum, { properties }) => sum + metricsOf(properties), 0);

    expect(metrics(plain)).toBe(10);
    expect(metrics(monitor)).toBe(16);
  });

  it('notice what never runs, and only there take silence for a fault', () => {
    const breaching = alarms.filter(({ properties }) => properties['TreatMissingData'] === 'breaching');

    expect(breaching.map(({ properties }) => [properties['AlarmName'], properties['MetricName']])).toEqual([
      ['ReplyWatch-clocks-late', METRICS.oldestDueAge],
      ['ReplyWatch-dispatch-not-running', 'Invocations'],
      ['ReplyWatch-probe-lost', METRICS.probeLate],
    ]);
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
      [METRICS.oldestDueAge, [{ Name: 'service', Value: 'sweep-clocks' }]],
      [METRICS.sourcesInTrouble, [{ Name: 'service', Value: 'check-sources' }]],
      [METRICS.sourcesUncovered, [{ Name: 'service', Value: 'check-sources' }]],
      [METRICS.functionErrors, undefined],
      [METRICS.probeLate, [{ Name: 'service', Value: 'check-sources' }]],
      [METRICS.alertLateness, [{ Name: 'service', Value: 'deliver-alerts' }]],
      [METRICS.capUsed, [{ Name: 'service', Value: 'check-sources' }]],
    ]);
  });

  it('count the failed runs of every function in its log', () => {
    const filters = ofType('AWS::Logs::MetricFilter').map(({ properties }) => properties);
    const groups = new Set(filters.map((filter) => JSON.stringify(filter['LogGroupName'])));

    expect(groups.size).toBe(ofType('AWS::Lambda::Function').length);
    for (const filter of filters) {
      expect(filter['FilterPattern']).toBe('?"Invoke Error" ?"Task timed out" ?"Runtime exited" ?"Uncaught Exception"');
    }
  });

  it('leave the account alone unless the settings say what it may cost', () => {
    const budgeted = synthesize({ settings: { operatorBudget: 20 } });

    expect(ofType('AWS::Budgets::Budget')).toEqual([]);
    budgeted.template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetLimit: { Amount: 20, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
    });
    expect(JSON.stringify(budgeted.ofType('AWS::SNS::TopicPolicy'))).toContain('budgets.amazonaws.com');
  });
});

describe('the dashboard', () => {
  it('is one page with every alarm', () => {
    const [dashboard, ...others] = ofType('AWS::CloudWatch::Dashboard');

    expect(others).toEqual([]);
    for (const { id } of alarms) expect(JSON.stringify(dashboard?.properties)).toContain(id);
  });
});
