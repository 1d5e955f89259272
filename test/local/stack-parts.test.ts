import { describe, expect, it } from 'vitest';
import type { Resource } from '../../bin/local/assembly.ts';
import { arn, folderOf, lambda, newFolder, ref, run, tinyStack } from './tiny-stack.ts';

const ECHO = `export const handler = async (event) => ({ statusCode: 201, headers: { 'X-Seen': event.requestContext.http.method }, cookies: ['a=1'], body: JSON.stringify(event) });`;

const url = (target: string): Resource => ({
  Type: 'AWS::Lambda::Url',
  Properties: { TargetFunctionArn: arn(target), AuthType: 'NONE' },
});

describe('function URLs', () => {
  it('hand over method, path, query, headers and body in payload format 2.0, and answer what the function says', async () => {
    const assembly = tinyStack(
      { Echo: lambda('echo'), Door: url('Echo') },
      { echo: ECHO },
      { Address: { Value: { 'Fn::GetAtt': ['Door', 'FunctionUrl'] } } },
    );
    const local = await run(assembly);
    expect(local.outputs['Address']).toBe(local.urls['echo']);

    const response = await fetch(`${local.urls['echo']}actions/x?a=1&a=2`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'X-Slack-Signature': 'v0=abc' },
      body: 'payload=%7B%7D',
    });

    expect([response.status, response.headers.get('x-seen'), response.headers.get('set-cookie')]).toEqual([
      201,
      'POST',
      'a=1',
    ]);
    expect(await response.json()).toMatchObject({
      version: '2.0',
      rawPath: '/actions/x',
      rawQueryString: 'a=1&a=2',
      queryStringParameters: { a: '1,2' },
      headers: { 'x-slack-signature': 'v0=abc' },
      body: 'payload=%7B%7D',
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', path: '/actions/x' }, timeEpoch: local.clock.now() },
    });
  });

  it('carry bodies that are not text in base64, both ways, and answer 502 for a function that fails', async () => {
    const local = await run(
      tinyStack(
        { Mirror: lambda('mirror'), Broken: lambda('broken'), A: url('Mirror'), B: url('Broken') },
        {
          mirror: `export const handler = async ({ body, isBase64Encoded }) => ({ statusCode: 200, body, isBase64Encoded });`,
          broken: `export const handler = async () => { throw new Error('secret detail'); };`,
        },
      ),
    );
    const bytes = new Uint8Array([0, 255, 128, 7]);
    const mirrored = await fetch(local.urls['mirror'] ?? '', {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: bytes,
    });
    expect(new Uint8Array(await mirrored.arrayBuffer())).toEqual(bytes);

    const broken = await fetch(local.urls['broken'] ?? '');
    expect([broken.status, await broken.json()]).toEqual([502, { message: 'Internal Server Error' }]);
  });
});

describe('functions', () => {
  it('see exactly the variables of the template, with layers under /opt', async () => {
    const code = `
      import { readFileSync } from 'node:fs';
      export const handler = async () => ({ own: Object.keys(process.env), settings: readFileSync(process.env.SETTINGS_FILE, 'utf8') });
    `;
    const layer: Resource = { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: { S3Key: 'layer' } } };
    const assembly = tinyStack(
      {
        Layer: layer,
        Reader: lambda('reader', { SETTINGS_FILE: '/opt/settings.json', COLOUR: 'red' }, { Layers: [ref('Layer')] }),
      },
      { reader: code },
    );
    const local = await run({
      ...assembly,
      assets: new Map([...assembly.assets, ['layer', folderOf({ 'settings.json': '{"a":1}' })]]),
    });

    const answer = (await local.invoke('reader', {})) as { own: string[]; settings: string };

    expect(answer.settings).toBe('{"a":1}');
    expect(answer.own).toEqual(
      expect.arrayContaining(['COLOUR', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_LAMBDA_FUNCTION_NAME']),
    );
    expect(answer.own).not.toContain('HOME');
  });

  it('have written all that they print by the time they have answered', async () => {
    const code = `export const handler = async () => { for (let line = 0; line < 300; line += 1) console.log('line ' + line); };`;
    const local = await run(tinyStack({ Talks: lambda('talks') }, { talks: code }));

    await local.invoke('talks', {});
    expect(local.lines.length).toBe(300);
    expect(local.lines.at(-1)).toBe('line 299');
  });

  it('are refused with the place that is wrong', async () => {
    const wrongHandler = tinyStack({ Bad: lambda('bad', {}, { Handler: 'main.handler' }) }, { bad: '' });
    await expect(run(wrongHandler)).rejects.toThrow(
      /^Resources\.Bad\.Properties\.Handler: "main\.handler" has no such file/u,
    );
    const noLayer = tinyStack({ Bad: lambda('bad', { FILE: '/opt/settings.json' }) }, { bad: '' });
    await expect(run(noLayer)).rejects.toThrow(
      /^Resources\.Bad\.Properties\.Environment\.Variables\.FILE: .*in no layer/u,
    );
  });

  it('answer with their own failure, and with the missing export when the handler is not there', async () => {
    const local = await run(
      tinyStack(
        { Throws: lambda('throws'), Exits: lambda('exits'), Empty: lambda('empty') },
        {
          throws: `export const handler = async () => { throw new RangeError('too far'); };`,
          exits: `export const handler = async () => process.exit(3);`,
          empty: `export const other = 1;`,
        },
      ),
    );
    await expect(local.invoke('throws', {})).rejects.toThrow(
      expect.objectContaining({ name: 'RangeError', message: 'too far' }),
    );
    await expect(local.invoke('exits', {})).rejects.toThrow(expect.objectContaining({ name: 'Runtime.ExitError' }));
    await expect(local.invoke('empty', {})).rejects.toThrow(/exports no function "handler"/u);
    await expect(local.invoke('nobody', {})).rejects.toThrow(/no function "nobody"/u);
    await local.stop();
    await expect(local.invoke('throws', {})).rejects.toThrow('the local run has ended');
  });

  it('read secrets by the last part of their path, and are told when there is none', async () => {
    const code = `
      const get = (Name) => fetch(process.env.AWS_ENDPOINT_URL_SSM, { method: 'POST', headers: { ...signed, 'x-amz-target': 'AmazonSSM.GetParameter' }, body: JSON.stringify({ Name, WithDecryption: true }) });
      export const handler = async () => [await (await get('/replywatch/R/TOKEN')).json(), (await get('/replywatch/R/NONE')).status];
    `;
    const local = await run(tinyStack({ Reader: lambda('reader') }, { reader: code }), {
      secrets: (name) => (name === 'TOKEN' ? 'hush' : undefined),
    });

    expect(await local.invoke('reader', {})).toMatchObject([
      { Parameter: { Name: '/replywatch/R/TOKEN', Value: 'hush' } },
      400,
    ]);
  });
});

describe('the template as a whole', () => {
  it('is refused for a type that the local run does not know', async () => {
    const odd: Resource = { Type: 'AWS::StepFunctions::StateMachine' };
    await expect(run(tinyStack({ Odd: odd }, {}))).rejects.toThrow(
      /^Resources\.Odd: the local run does not know AWS::StepFunctions::StateMachine; /u,
    );
  });

  const APPLY = `export const handler = async (event) => {
    record('request', event);
    const answer = event.ResourceProperties.Fail === 'true' ? { Status: 'FAILED', Reason: 'settings are odd' } : { Status: 'SUCCESS', Data: { Count: 3 } };
    await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify({ PhysicalResourceId: 'sources', ...answer }) });
  };`;
  const withCustom = (properties: object, code = APPLY) =>
    tinyStack(
      {
        Apply: lambda('apply'),
        Sources: {
          Type: 'AWS::CloudFormation::CustomResource',
          Properties: { ServiceToken: arn('Apply'), ...properties },
        },
      },
      { apply: code },
      { Count: { Value: { 'Fn::GetAtt': ['Sources', 'Count'] } } },
    );

  it('applies custom resources: Create at first, Update at the next start, their data in the outputs', async () => {
    const dataDir = newFolder();
    const first = await run(withCustom({ Hash: 7 }), { dataDir });
    expect(await first.values('request')).toMatchObject([{ RequestType: 'Create', ResourceProperties: { Hash: '7' } }]);
    expect(first.outputs).toEqual({ Count: '3' });
    await first.stop();

    const second = await run(withCustom({ Hash: 8 }), { dataDir });
    expect(await second.values('request')).toMatchObject([
      { RequestType: 'Update', PhysicalResourceId: 'sources', ResourceProperties: { Hash: '8' } },
    ]);
  });

  it('does not start when a custom resource fails or answers nothing, and says why', async () => {
    await expect(run(withCustom({ Fail: true }))).rejects.toThrow(/^apply: settings are odd; /u);
    await expect(run(withCustom({}, `export const handler = async () => {};`))).rejects.toThrow(
      /^apply: answered nothing/u,
    );
  });

  it.each(['dynalite', 'auto'] as const)('keeps its table over a restart on the engine %s', async (engine) => {
    const table: Resource = {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    };
    const code = `
      export const handler = async ({ action, input }) => {
        const response = await fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'DynamoDB_20120810.' + action,
            'x-amz-date': '20260302T080000Z',
            ...signed,
          },
          body: JSON.stringify({ TableName: process.env.TABLE_NAME, ...input }),
        });
        return response.json();
      };
    `;
    const assembly = tinyStack({ Table: table, Store: lambda('store', { TABLE_NAME: ref('Table') }) }, { store: code });
    const dataDir = newFolder();
    const item = { pk: { S: 'M#a' }, text: { S: 'invented' } };

    const first = await run(assembly, { dataDir, engine });
    await first.invoke('store', { action: 'PutItem', input: { Item: item } });
    await first.stop();
    const second = await run(assembly, { dataDir, engine });

    expect(await second.invoke('store', { action: 'GetItem', input: { Key: { pk: item.pk } } })).toEqual({
      Item: item,
    });
  });
});
