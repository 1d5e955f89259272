import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import type { Assembly } from './assembly.ts';
import { type Answer, type LocalServer, serveLocally } from './http-server.ts';
import { runTypeOf } from './resource-types.ts';
import { invokeFunction, type RunContext } from './run-context.ts';

interface UrlProperties {
  readonly TargetFunctionArn: string;
  readonly AuthType: string;
  readonly InvokeMode?: string;
}

interface UrlResult {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

type Handle = (request: IncomingMessage, body: Buffer) => Promise<Answer>;

/** Bodies of these types reach a function as text, all others in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[\w.-]+\+(json|xml)))/u;

/** The servers of a stack's function URLs listen before the stack is resolved, because the template refers to their addresses. */
export class FunctionUrls {
  readonly #servers = new Map<string, LocalServer>();
  readonly #handlers = new Map<string, Handle>();

  async listen({ template }: Assembly): Promise<void> {
    for (const [logicalId, resource] of Object.entries(template.Resources)) {
      if (runTypeOf(resource.Type) !== 'AWS::Lambda::Url') continue;
      const starting: Handle = async () => ({ status: 503, body: 'the local run is starting' });
      const server = await serveLocally((request, body) => (this.#handlers.get(logicalId) ?? starting)(request, body));
      this.#servers.set(logicalId, server);
    }
  }

  /** By logical id, with the slash at the end that AWS gives them. */
  get addresses(): ReadonlyMap<string, string> {
    return new Map([...this.#servers].map(([logicalId, { origin }]) => [logicalId, `${origin}/`]));
  }

  /** Connects each address with its function; answers addresses by function name. */
  serve(context: RunContext): Readonly<Record<string, string>> {
    const urls = context.stack.ofType<UrlProperties>('AWS::Lambda::Url').map(({ logicalId, properties }) => {
      const path = `Resources.${logicalId}.Properties`;
      if (properties.InvokeMode === 'RESPONSE_STREAM') {
        throw new Refusal(`${path}.InvokeMode`, 'is RESPONSE_STREAM', 'the local run answers whole responses');
      }
      const target = [...context.functions.values()].find(({ definition }) =>
        [definition.physicalName, definition.arn].includes(properties.TargetFunctionArn),
      );
      if (target === undefined)
        throw new Refusal(`${path}.TargetFunctionArn`, 'is no function of the stack', 'synthesize again');
      this.#handlers.set(logicalId, async (request, body) => {
        if (!mayCall(context, target.definition.arn, properties.AuthType)) return json(403, { Message: 'Forbidden' });
        const outcome = await invokeFunction(context, target, 'url', urlEvent(request, body, context.clock.now()));
        return outcome.ok ? answerOf(outcome.result) : json(502, { message: 'Internal Server Error' });
      });
      return [target.definition.name, this.addresses.get(logicalId) ?? ''] as const;
    });
    return Object.fromEntries(urls);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.close()));
  }
}

/** Whom a URL lets in is said twice in the function's policy: who may call the URL, and the function by way of it. */
function mayCall({ permissions }: RunContext, resource: string, authType: string): boolean {
  const caller = { as: 'anybody' } as const;
  const url = { action: 'lambda:InvokeFunctionUrl', resource, also: { 'lambda:FunctionUrlAuthType': authType } };
  const byUrl = { action: 'lambda:InvokeFunction', resource, also: { 'lambda:InvokedViaFunctionUrl': 'true' } };
  return [url, byUrl].every((asked) => permissions.check(caller, asked) === undefined);
}

/** Payload format 2.0. */
function urlEvent(request: IncomingMessage, body: Buffer, now: Instant): object {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const { cookie, ...others } = headers;
  const text = TEXT.test(headers['content-type'] ?? '');
  const query = Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name).join(',')]),
  );
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...others, 'x-forwarded-proto': 'https' },
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    ...(url.search === '' ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: headers['host'],
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress,
        userAgent: headers['user-agent'],
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: toIso(now),
      timeEpoch: now,
    },
    ...(body.length === 0 ? {} : { body: text ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}

/** A result without a status is the body itself, as JSON. */
function answerOf(result: unknown): Answer {
  const shaped = typeof result === 'object' && result !== null ? (result as UrlResult) : {};
  if (shaped.statusCode === undefined) return json(200, result);
  const headers = Object.entries(shaped.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  return {
    status: shaped.statusCode,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      ...(shaped.cookies === undefined ? {} : { 'set-cookie': shaped.cookies }),
    },
    body: Buffer.from(shaped.body ?? '', shaped.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body) ?? '',
});
