import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { serveLocally } from '../../bin/local/http-server.ts';
import { coldStart, throttled } from './cold-start.ts';

const table = mockClient(DynamoDBDocumentClient);
const sqs = mockClient(SQSClient);
beforeEach(() => {
  table.reset();
  sqs.reset();
  table.on(QueryCommand).resolves({ Items: [] });
  table.on(UpdateCommand).resolves({});
  table.on(BatchWriteCommand).resolves({});
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

/** Calls the function as CloudFormation does, which takes its answer with `status`. */
async function deploy(RequestType: string, status = 200) {
  const answers: unknown[] = [];
  const server = await serveLocally(async (request, body) => {
    answers.push({ method: request.method, type: request.headers['content-type'], ...JSON.parse(body.toString()) });
    return { status };
  });
  onTestFinished(() => server.close());
  const handler = await coldStart('apply-settings');
  const calling = handler({
    RequestType,
    ResponseURL: `${server.origin}/signed`,
    StackId: 'stack-1',
    RequestId: 'request-1',
    LogicalResourceId: 'Sources',
    PhysicalResourceId: 'replywatch-settings',
    ResourceProperties: {},
  });
  return { calling, answers };
}

const ANSWER = {
  method: 'PUT',
  PhysicalResourceId: 'replywatch-settings',
  StackId: 'stack-1',
  RequestId: 'request-1',
  LogicalResourceId: 'Sources',
};

describe('apply-settings', () => {
  it('tells CloudFormation that the sources are applied, and polls the new ones', async () => {
    const { calling, answers } = await deploy('Create');
    await calling;

    expect(answers).toEqual([{ ...ANSWER, type: '', Status: 'SUCCESS', Reason: 'done' }]);
    expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input.Entries?.[0]?.MessageBody).toBe(
      '{"sourceId":"kettle-us"}',
    );
  });

  it('tells it FAILED with the reason in one line when the table throttles, so that the deploy stops there', async () => {
    table.on(UpdateCommand).rejects(throttled());
    const { calling, answers } = await deploy('Update');
    await calling;

    expect(answers).toEqual([
      { ...ANSWER, type: '', Status: 'FAILED', Reason: 'ThrottlingException: Throughput exceeds the current capacity' },
    ]);
  });

  it('touches nothing when the stack is deleted', async () => {
    const { calling, answers } = await deploy('Delete');
    await calling;

    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(table.calls()).toHaveLength(0);
  });

  it('rejects, to be called again, when CloudFormation does not take the answer', async () => {
    const { calling } = await deploy('Create', 503);

    await expect(calling).rejects.toThrow('CloudFormation did not take the answer: status 503');
  });
});
