import { randomUUID } from 'node:crypto';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { type LocalServer, serveLocally } from './http-server.ts';
import type { CustomAnswers } from './references.ts';
import { invokeFunction, type RunContext } from './run-context.ts';
import type { StackResource } from './stack.ts';
import type { StateFile } from './state-file.ts';
import { LOCAL } from './template.ts';

interface CustomProperties extends Readonly<Record<string, unknown>> {
  readonly ServiceToken: string;
}

interface CustomAnswer {
  readonly Status?: string;
  readonly Reason?: string;
  readonly PhysicalResourceId?: string;
  readonly Data?: Readonly<Record<string, unknown>>;
}

type Custom = StackResource<CustomProperties>;

const PHYSICAL_ID = 'custom-resource:';

/**
 * Calls the function of each custom resource as CloudFormation does: Create the first time, Update at every later start
 * of the same data. A FAILED answer, or none, refuses the start with its reason. Fills in `answers`.
 */
export async function applyCustomResources(
  context: RunContext,
  state: StateFile,
  answers: CustomAnswers,
): Promise<void> {
  const resources = context.stack.ofType<CustomProperties>('AWS::CloudFormation::CustomResource');
  if (resources.length === 0) return;
  const given = new Map<string, CustomAnswer>();
  const server = await serveLocally(async (request, body) => {
    given.set((request.url ?? '').slice(1), JSON.parse(body.toString()) as CustomAnswer);
    return { status: 200 };
  });
  try {
    for (const resource of resources) {
      const { PhysicalResourceId: physicalId = resource.logicalId, Data: data = {} } = await apply(
        context,
        state,
        server,
        given,
        resource,
      );
      state.set(PHYSICAL_ID + resource.logicalId, physicalId);
      answers.set(resource.logicalId, { physicalId, data });
    }
  } finally {
    await server.close();
  }
}

async function apply(
  context: RunContext,
  state: StateFile,
  server: LocalServer,
  given: ReadonlyMap<string, CustomAnswer>,
  { logicalId, properties }: Custom,
): Promise<CustomAnswer> {
  const path = `Resources.${logicalId}`;
  const target = context.functions.get(properties.ServiceToken);
  if (target === undefined) {
    throw new Refusal(
      `${path}.Properties.ServiceToken`,
      `${shown(properties.ServiceToken)} is no function of the stack`,
      'synthesize again',
    );
  }
  const physicalId = state.text(PHYSICAL_ID + logicalId);
  const requestId = randomUUID();
  const { ServiceTimeout: _, ...others } = properties;
  const resourceProperties = texts(others);
  const outcome = await invokeFunction(context, target, 'custom-resource', {
    RequestType: physicalId === undefined ? 'Create' : 'Update',
    ServiceToken: properties.ServiceToken,
    ResponseURL: `${server.origin}/${requestId}`,
    StackId: `arn:aws:cloudformation:${LOCAL.region}:${LOCAL.account}:stack/local/local`,
    RequestId: requestId,
    ResourceType: 'AWS::CloudFormation::CustomResource',
    LogicalResourceId: logicalId,
    ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId, OldResourceProperties: resourceProperties }),
    ResourceProperties: resourceProperties,
  });
  const { name } = target.definition;
  if (!outcome.ok)
    throw new Refusal(
      name,
      `${outcome.error.type}: ${outcome.error.message}`,
      'the start ends here, as a deploy would',
    );
  const answer = given.get(requestId);
  if (answer === undefined)
    throw new Refusal(name, 'answered nothing to the ResponseURL', 'a deploy would wait for its time-out');
  if (answer.Status === 'SUCCESS') return answer;
  throw new Refusal(name, answer.Reason ?? 'failed without a reason', 'the start ends here, as a deploy would');
}

/** CloudFormation hands every scalar over as text. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, texts(item)]));
}
