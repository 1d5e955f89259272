import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpinionLog } from '../../../functions/adapters/dynamodb/opinion-log.ts';
import { DAY } from '../../../functions/domain/shared/time.ts';
import { startTableEngine, TABLE_ENGINES, type TableEngine } from '../../support/engines.ts';
import { inMemoryOpinionLog } from '../../support/in-memory-opinions.ts';

const AT = Date.UTC(2026, 10, 20, 8);
const ANGRY = { negative: 0.91, neutral: 0.08, positive: 0.01 };

describe('in memory', () => {
  it('an opinion is found by its text', async () => {
    const log = inMemoryOpinionLog();
    await log.keep('Comprehend', new Map([['late again', ANGRY]]));

    expect(await log.find('Comprehend', ['late again', 'other'])).toEqual(new Map([['late again', ANGRY]]));
    expect((await log.find('Bedrock m', ['late again'])).size).toBe(0);
  });
});

describe.each(TABLE_ENGINES)('on %s', (name) => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine(name);
  });
  afterAll(() => engine.stop());

  it('an opinion is found by its text for thirty days, of each judge its own, and nothing of the text is stored', async () => {
    const tableName = await engine.freshTable();
    const clock = { now: AT };
    const log = createOpinionLog({ client: engine.client, tableName, now: () => clock.now });
    await log.keep('Comprehend', new Map([['late again, Vera', ANGRY]]));

    expect(await log.find('Comprehend', ['late again, Vera', 'other'])).toEqual(new Map([['late again, Vera', ANGRY]]));
    expect((await log.find('Bedrock m', ['late again, Vera'])).size).toBe(0);
    const { Items } = await engine.client.send(new ScanCommand({ TableName: tableName }));
    expect(Items).toHaveLength(1);
    expect(JSON.stringify(Items)).not.toMatch(/late|Vera|Comprehend/u);
    clock.now = AT + 31 * DAY;
    expect((await log.find('Comprehend', ['late again, Vera'])).size).toBe(0);
  });
});
