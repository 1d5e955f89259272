import { type DynamoDbEngine, type EngineName, startDynamoDb } from './dynamodb-engine.ts';
import { type LocalServer, serveLocally } from './http-server.ts';
import { startBedrock, startComprehend } from './judges-endpoint.ts';
import type { LocalEndpoints } from './local-environment.ts';
import type { SendMail } from './mail.ts';
import { type MessageEngine, startMessageEngine } from './message-engine.ts';
import { passOnTo } from './pass-on.ts';
import type { Service } from './permissions/access-denied.ts';
import { type Asking, type Gate, type GateSettings, gateOf } from './permissions/gate.ts';
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
  readonly proxy: Omit<ProxySettings, 'engine' | 'gate'>;
  readonly gates: GateSettings;
}

/** Starts everything that stands in for an AWS service, each behind a gate that asks whether the caller may. */
export async function startEngines(settings: EngineSettings): Promise<Engines> {
  const { engine, dataDir, secrets, sendMail, proxy, gates } = settings;
  const gate = (service: Service): Gate => gateOf(gates, () => service);
  const started: (DynamoDbEngine | MessageEngine | Pick<LocalServer, 'close'>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of started.splice(0).reverse()) await ('stop' in each ? each.stop() : each.close());
  };
  try {
    const dynamodb = await startDynamoDb(engine, dataDir);
    started.push(dynamodb);
    const messages = await startMessageEngine(dataDir);
    started.push(messages);
    const table = await startGate(dynamodb.endpoint, gate('dynamodb'));
    started.push(table);
    const files = await startGate(messages.endpoint, gate('s3'));
    started.push(files);
    const queues = await startSqsProxy({ ...proxy, engine: messages.endpoint, gate: gateOf(gates, messageService) });
    started.push(queues);
    const ssm = await startSsm(secrets, gate('ssm'));
    started.push(ssm);
    const comprehend = await startComprehend(gates);
    started.push(comprehend);
    const bedrock = await startBedrock(gates);
    started.push(bedrock);
    const ses = await startSes(sendMail, gate('ses'));
    started.push(ses);
    const endpoints = {
      dynamodb: table.origin,
      sqs: queues.origin,
      sns: queues.origin,
      s3: files.origin,
      ssm: ssm.origin,
      comprehend: comprehend.origin,
      bedrock: bedrock.origin,
      ses: ses.origin,
    };
    return { dynamodb, messages, endpoints, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A gate in front of an engine that is to see requests as they are. */
async function startGate(engine: string, gate: Gate): Promise<LocalServer> {
  const { pass, close } = passOnTo(engine);
  const server = await serveLocally(async (request, body) => gate(request, body) ?? pass(request, body));
  return {
    origin: server.origin,
    close: async () => {
      await server.close();
      close();
    },
  };
}

/** SQS speaks JSON and names its operation; SNS sends forms. */
const messageService = ({ headers }: Asking): Service => ('x-amz-target' in headers ? 'sqs' : 'sns');
