import { join } from 'node:path';
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type IDestination,
  type ILayerVersion,
  Function as LambdaFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CommonVariable, EnvironmentOf, FunctionName } from '../../functions/contracts/environment.ts';
import type { House } from './house.ts';
import { type Permission, policyOf } from './permission.ts';

export interface MonitorFunctionProps<Name extends FunctionName> {
  readonly house: House;
  /** One line for the console: what it does when. */
  readonly description: string;
  readonly memorySize: number;
  readonly timeout: Duration;
  /** Exactly what the function's contract lists beyond the common variables: one too few or too many does not compile. */
  readonly environment: Readonly<Record<Exclude<keyof EnvironmentOf<Name>, CommonVariable>, string>>;
  /** All that it may do; beside this it may only write its own log. */
  readonly may: readonly Permission[];
  /** The compiled settings, for functions with SETTINGS_FILE. */
  readonly layers?: readonly ILayerVersion[];
  /** For functions that the world can call: no more of them at once, and always that many. @default none */
  readonly reservedConcurrentExecutions?: number;
  /** For functions that a schedule or a topic invokes: when Lambda gives up, the event goes to `undelivered`. */
  readonly asynchronous?: { readonly retryAttempts: number; readonly maxEventAge: Duration };
}

/** A function with the house defaults: Node 24 on arm64, own bundle, own log group, own role without managed policies. */
export class MonitorFunction<Name extends FunctionName> extends LambdaFunction {
  readonly functionOf: Name;

  constructor(scope: Construct, name: Name, props: MonitorFunctionProps<Name>) {
    const { house, asynchronous } = props;
    const id = constructId(name);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/replywatch/${house.stackName}/${name}`,
      retention: house.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const log = { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] };
    const giveUp = { actions: ['sqs:SendMessage'], resources: [house.undelivered.queueArn] };
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { may: policyOf([log, ...(asynchronous ? [giveUp] : []), ...props.may]) },
    });
    super(scope, id, {
      functionName: `${house.stackName}-${name}`,
      description: props.description,
      code: Code.fromAsset(join(house.codeDirectory, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.timeout,
      role,
      logGroup,
      layers: [...(props.layers ?? [])],
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        POWERTOOLS_METRICS_NAMESPACE: house.stackName,
        NODE_OPTIONS: '--enable-source-maps',
      },
      ...(props.reservedConcurrentExecutions !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      }),
      ...(asynchronous && { ...asynchronous, onFailure: destination(house.undelivered) }),
    });
    this.functionOf = name;
    this.#acknowledge(asynchronous !== undefined);
  }

  /** What the rules would have beside what there is. */
  #acknowledge(isAsynchronous: boolean): void {
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: isAsynchronous
        ? 'Its failed events go to its failure destination, which holds the error beside the event.'
        : 'Nobody invokes it asynchronously: who calls it hears of the failure, and queues have dead letters of their own.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaTracing',
      reason:
        'X-Ray bills each trace and knows no resource to grant; the history of a mention tells what happened to it, and when.',
    });
  }
}

/** The permission is in the role already: the ready-made destination would add a second policy with more than it needs. */
const destination = (queue: Queue): IDestination => ({ bind: () => ({ destination: queue.queueArn }) });

/** `poll-source` -> `PollSource`. */
const constructId = (name: FunctionName): string =>
  name.replace(/(^|-)([a-z])/gu, (_match, _dash, letter: string) => letter.toUpperCase());
