import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { provideHost } from '../../functions/adapters/runtime/host.ts';
import { readClock } from './clock-memory.ts';
import type { InvocationReply, InvocationRequest, Loaded, WorkerSettings } from './invocation.ts';
import type { InvocationError } from './local-event.ts';

/** One execution environment of one function: loads the bundle as Lambda would and runs one invocation at a time. */

type Handler = (event: unknown, context: object) => unknown;

const settings = workerData as WorkerSettings;

process.setSourceMapsEnabled(true);
provideHost({
  now: () => readClock(settings.clock),
  localOrigins: settings.localOrigins,
  ...(settings.slackApi === undefined ? {} : { slackApi: settings.slackApi }),
});

const loaded = load();
void loaded.then(() => parentPort?.postMessage({ loaded: true } satisfies Loaded));

parentPort?.on('message', (request: InvocationRequest) => {
  void answer(request).then(async (reply) => {
    await Promise.all([process.stdout, process.stderr].map(written));
    parentPort?.postMessage(reply);
  });
});

/** What was printed travels by another port than the answer: the runner has to have it when the invocation is over. */
const written = (stream: NodeJS.WriteStream): Promise<void> => new Promise((done) => stream.write('', () => done()));

/** A failing import is an answer to each invocation, not the end of the worker. */
async function load(): Promise<Handler | InvocationError> {
  try {
    const bundle = (await import(pathToFileURL(settings.entry).href)) as Record<string, unknown>;
    const exported = bundle[settings.handler] ?? (bundle['default'] as Record<string, unknown>)?.[settings.handler];
    if (typeof exported === 'function') return exported as Handler;
    return { type: 'Runtime.HandlerNotFound', message: `${settings.entry} exports no function "${settings.handler}"` };
  } catch (error) {
    return errorOf(error);
  }
}

async function answer(request: InvocationRequest): Promise<InvocationReply> {
  const { id } = request;
  const handler = await loaded;
  if (typeof handler !== 'function') return { id, ok: false, error: handler };
  try {
    const result: unknown = await handler(JSON.parse(request.event), contextOf(request));
    return { id, ok: true, result: JSON.stringify(result) };
  } catch (error) {
    console.error(error);
    return { id, ok: false, error: errorOf(error) };
  }
}

const errorOf = (error: unknown): InvocationError =>
  error instanceof Error ? { type: error.name, message: error.message } : { type: 'Error', message: String(error) };

/** Remaining time is real time: so are the network and the disk that a function waits for. */
const contextOf = (request: InvocationRequest): object => ({
  functionName: settings.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: request.functionArn,
  memoryLimitInMB: String(settings.memoryMb),
  awsRequestId: request.id,
  logGroupName: `/aws/lambda/${settings.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, request.deadline - Date.now()),
});
