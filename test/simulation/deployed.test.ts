import { describe, expect, it } from 'vitest';
import {
  FUNCTIONS,
  MAX_RECEIVES,
  QUEUES,
  type QueueName,
  SCHEDULES,
  visibilityOf,
} from '../../bin/simulation/deployed.ts';
import { SECOND } from '../../functions/domain/shared/time.ts';
import { synthesize } from '../lib/stack-under-test.ts';

const { ofType } = synthesize();
type Properties = Readonly<Record<string, unknown>>;
const idIn = (reference: unknown): string => /"Fn::GetAtt":\["([^"]+)"/u.exec(JSON.stringify(reference))?.[1] ?? '';
const functionOf = (id: string): string =>
  String(ofType('AWS::Lambda::Function').find((one) => one.id === id)?.properties['FunctionName']).replace(
    'ReplyWatch-',
    '',
  );

describe('what is simulated', () => {
  it('has the time-outs and the memory of the functions that are deployed', () => {
    const deployed = ofType('AWS::Lambda::Function').map(({ properties }) => [
      String(properties['FunctionName']).replace('ReplyWatch-', ''),
      { timeout: Number(properties['Timeout']) * SECOND, memory: properties['MemorySize'] },
    ]);
    expect(Object.fromEntries(deployed)).toMatchObject(FUNCTIONS);
  });

  it('feeds workers in the batches and windows that are deployed, and hides messages for as long', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties);
    for (const [name, { worker, batchSize, window }] of Object.entries(QUEUES)) {
      const mapping = mappings.find(({ FunctionName }) => functionOf(refIn(FunctionName)) === worker) ?? {};
      const queue =
        ofType('AWS::SQS::Queue').find(({ id }) => id === idIn(mapping['EventSourceArn']))?.properties ?? {};
      expect(mapping, name).toMatchObject({ BatchSize: batchSize });
      expect(Number(mapping['MaximumBatchingWindowInSeconds'] ?? 0) * SECOND, name).toBe(window);
      expect(Number(queue['VisibilityTimeout']) * SECOND, name).toBe(visibilityOf(name as QueueName));
      expect((queue['RedrivePolicy'] as Properties)['maxReceiveCount'], name).toBe(MAX_RECEIVES);
    }
  });

  it('runs functions as often as their schedules do', () => {
    const deployed = ofType('AWS::Scheduler::Schedule').map(({ properties }) => {
      const { Arn } = properties['Target'] as Properties;
      return [functionOf(idIn(Arn)), String(properties['ScheduleExpression'])] as const;
    });
    for (const { runs, every } of SCHEDULES) {
      expect(deployed, runs).toContainEqual([runs, rateOf(every / 60_000)]);
    }
  });
});

const refIn = (reference: unknown): string =>
  /"Ref":"([^"]+)"/u.exec(JSON.stringify(reference))?.[1] ?? idIn(reference);

function rateOf(minutes: number): string {
  if (minutes === 60) return 'rate(1 hour)';
  return minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)`;
}
