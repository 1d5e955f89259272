import { type DynamoDbEngine, type EngineName, startDynamoDb } from './dynamodb-engine.ts';
import type { LocalServer } from './http-server.ts';
import type { LocalEndpoints } from './local-environment.ts';
import type { SendMail } from './mail.ts';
import { type MessageEngine, startMessageEngine } from './message-engine.ts';
import { startSes } from './ses-endpoint.ts';
import { type ProxySettings, startSqsProxy } from './sqs-proxy.ts';
import { type ReadSecret, startSsm } from './ssm-endpoint.ts';

export interface Engines {
  readonly dynamodb: DynamoDbEngine;
  readonly messages: MessageEngine;
  readonly endpoints: LocalEndpoints;
  stop(): Promise<void>;
}

export interface EngineSettings {
  readonly engine: EngineName | 'auto';
  readonly dataDir: string | undefined;
  readonly secrets: ReadSecret;
  readonly sendMail: SendMail;
  readonly proxy: Omit<ProxySettings, 'engine'>;
}

/** Starts everything that stands in for an AWS service. */
export async function startEngines({ engine, dataDir, secrets, sendMail, proxy }: EngineSettings): Promise<Engines> {
  const started: (DynamoDbEngine | MessageEngine | Pick<LocalServer, 'close'>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of started.splice(0).reverse()) await ('stop' in each ? each.stop() : each.close());
  };
  try {
    const dynamodb = await startDynamoDb(engine, dataDir);
    started.push(dynamodb);
    const messages = await startMessageEngine(dataDir);
    started.push(messages);
    const queues = await startSqsProxy({ ...proxy, engine: messages.endpoint });
    started.push(queues);
    const ssm = await startSsm(secrets);
    started.push(ssm);
    const ses = await startSes(sendMail);
    started.push(ses);
    const endpoints = {
      dynamodb: dynamodb.endpoint,
      sqs: queues.origin,
      sns: queues.origin,
      s3: messages.endpoint,
      ssm: ssm.origin,
      ses: ses.origin,
    };
    return { dynamodb, messages, endpoints, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
