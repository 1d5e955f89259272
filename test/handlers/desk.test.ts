import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeskSeal } from '../../functions/adapters/desk/desk-seal.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { DESK_KEY } from '../support/desk-world.ts';
import { coldStart, NOW, throttled } from './cold-start.ts';

const table = mockClient(DynamoDBDocumentClient);
const ssm = mockClient(SSMClient);
beforeEach(() => {
  table.reset();
  ssm.reset();
  table.on(QueryCommand).resolves({ Items: [] });
  table.on(UpdateCommand).resolves({});
  ssm.on(GetParameterCommand).resolves({ Parameter: { Value: DESK_KEY } });
});

interface Answered {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** Payload format 2.0, as a function URL sends it. */
const asked = (method: string, path: string, more: { readonly body?: string; readonly cookies?: string[] } = {}) => {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: {
      host: 'desk.example',
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://desk.example',
    },
    requestContext: { domainName: 'desk.example', http: { method, path: rawPath } },
    isBase64Encoded: false,
    ...more,
  };
};

const opened = async () => {
  const handler = await coldStart('desk');
  const seal = createDeskSeal('x', async () => DESK_KEY);
  const token = await seal.seal({
    kind: 'link',
    id: 'k3f9',
    scope: {},
    by: 'Mira',
    expiresAt: NOW + HOUR,
    closesAt: NOW + 8 * HOUR,
  });
  const open = () => handler(asked('POST', '/open', { body: `token=${token}` })) as Promise<Answered>;
  const get = (path: string, cookies: string[] = []) => handler(asked('GET', path, { cookies })) as Promise<Answered>;
  return { open, get };
};

describe('the desk', () => {
  it('answers 401 to a stranger, and reads nothing', async () => {
    const { get } = await opened();
    const answer = await get('/');

    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(table.calls()).toHaveLength(0);
    expect(ssm.calls()).toHaveLength(0);
  });

  it('opens with a link, and then shows what is open', async () => {
    const { open, get } = await opened();
    const entered = await open();
    expect(entered).toMatchObject({ statusCode: 303, headers: { location: '/' } });
    const [cookie = ''] = (entered.cookies?.[0] ?? entered.headers['set-cookie'] ?? '').split(';');
    const use = table.commandCalls(UpdateCommand)[0]?.args[0].input;
    const values = use?.ExpressionAttributeValues ?? {};
    expect(use?.Key).toEqual({ pk: 'DESK', sk: 'L#k3f9' });
    table.on(GetCommand).resolves({ Item: { pk: 'DESK', sk: 'L#k3f9', session: values[':session'] } });
    const answer = await get('/', [cookie]);

    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Nothing is waiting here');
    expect(answer.body).toContain('Mira');
  });

  it('rejects when the table does not answer, and shows nothing of why', async () => {
    const { open } = await opened();
    table.on(UpdateCommand).rejects(throttled());

    await expect(open()).rejects.toThrow('Throughput exceeds');
  });
});
