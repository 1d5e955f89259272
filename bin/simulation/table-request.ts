import type { Bindings } from './expressions.ts';

/** A request of the low-level API, as the document client has marshalled it. */
export type Request = Readonly<Record<string, unknown>>;

export const bindingsOf = (input: Request): Bindings => ({
  names: input['ExpressionAttributeNames'] as Bindings['names'],
  values: input['ExpressionAttributeValues'] as Bindings['values'],
});

export const projectionOf = (input: Request): readonly string[] | undefined =>
  (input['ProjectionExpression'] as string | undefined)?.split(',').map((name) => name.trim());

export const consumed = (input: Request, units: number): Request =>
  input['ReturnConsumedCapacity'] === undefined ? {} : { ConsumedCapacity: { CapacityUnits: units } };
