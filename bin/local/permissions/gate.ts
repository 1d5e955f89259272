import type { IncomingMessage } from 'node:http';
import type { Answer } from '../http-server.ts';
import { accessDenied, type Service } from './access-denied.ts';
import { askedOfDynamoDb } from './asked/asked-of-dynamodb.ts';
import { askedOfSns, askedOfSqs } from './asked/asked-of-messages.ts';
import { askedOfS3 } from './asked/asked-of-s3.ts';
import { askedOfBedrock, askedOfComprehend, askedOfSes, askedOfSsm } from './asked/asked-of-services.ts';
import { accessKeyOf, type Caller } from './caller.ts';
import type { Asked } from './judge.ts';
import type { Permissions } from './permissions.ts';

/** What a gate reads of a request. */
export type Asking = Pick<IncomingMessage, 'headers' | 'method' | 'url'>;

/** Stands in front of an engine: passes on what the policies of the template allow, answers the rest itself. */
export type Gate = (request: Asking, body: Buffer) => Answer | undefined;

/** One call that an engine was asked to answer. */
export interface Call {
  readonly service: Service;
  readonly caller: Caller;
  readonly asked: readonly Asked[];
  readonly body: Buffer;
}

export interface GateSettings {
  /** Absent until the template is resolved: nobody but the runner calls before that. */
  readonly permissions: () => Permissions | undefined;
  readonly onCall?: (call: Call) => void;
}

const UNSIGNED = 'Request is missing Authentication Token';

/** `serviceOf` is for engines that answer for more than one service. */
export const gateOf =
  ({ permissions, onCall }: GateSettings, serviceOf: (request: Asking) => Service): Gate =>
  (request, body) => {
    const service = serviceOf(request);
    const accessKey = accessKeyOf(request);
    if (accessKey === undefined) return accessDenied(service, UNSIGNED);
    const judging = permissions();
    const caller = judging?.callerOf(accessKey) ?? { as: 'operator' as const };
    const asked = askedOf(service, request, body);
    onCall?.({ service, caller, asked, body });
    for (const one of asked) {
      const denial = judging?.check(caller, one);
      if (denial !== undefined) return accessDenied(service, denial.message);
    }
    return undefined;
  };

function askedOf(service: Service, request: Asking, body: Buffer): readonly Asked[] {
  const target = String(request.headers['x-amz-target'] ?? '');
  const url = request.url ?? '/';
  switch (service) {
    case 'dynamodb':
      return askedOfDynamoDb(target, body.toString());
    case 'sqs':
      return askedOfSqs(target, body.toString());
    case 'sns':
      return askedOfSns(body.toString());
    case 's3':
      return askedOfS3(request.method ?? 'GET', url);
    case 'ssm':
      return askedOfSsm(target, body.toString());
    case 'ses':
      return askedOfSes(body.toString());
    case 'comprehend':
      return askedOfComprehend(target);
    case 'bedrock':
      return askedOfBedrock(url);
    default:
      return service satisfies never;
  }
}
