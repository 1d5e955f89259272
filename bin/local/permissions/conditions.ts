import { Refusal, shown } from '../../../functions/domain/shared/refusal.ts';
import { fits } from './wildcards.ts';

/** What is known of a request beside action and resource. A key that is absent is absent for IAM too. */
export type RequestContext = Readonly<Partial<Record<ConditionKey, string>>>;

/** Operator -> key -> one value or several, of which one has to hold. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Keys that the local run can tell. `aws:SecureTransport` is always true here, although this machine speaks plain http to
 * itself: AWS's own endpoints are called over TLS.
 */
const KEYS = [
  'aws:PrincipalArn',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'lambda:FunctionUrlAuthType',
  'lambda:InvokedViaFunctionUrl',
] as const;

export type ConditionKey = (typeof KEYS)[number];

type Holds = (wanted: string, seen: string) => boolean;

const OPERATORS: Readonly<Record<string, Holds>> = {
  ArnEquals: (wanted, seen) => fits(wanted, seen),
  ArnLike: (wanted, seen) => fits(wanted, seen),
  Bool: (wanted, seen) => wanted.toLowerCase() === seen.toLowerCase(),
  StringEquals: (wanted, seen) => wanted === seen,
  StringEqualsIgnoreCase: (wanted, seen) => wanted.toLowerCase() === seen.toLowerCase(),
  StringLike: (wanted, seen) => fits(wanted, seen),
};

/** The opposites: they hold where none of the values does, and where the key is absent. */
const OPPOSITES: Readonly<Record<string, Holds | undefined>> = {
  ArnNotEquals: OPERATORS['ArnEquals'],
  ArnNotLike: OPERATORS['ArnLike'],
  StringNotEquals: OPERATORS['StringEquals'],
  StringNotLike: OPERATORS['StringLike'],
};

/** Refuses what the local run cannot judge: a condition that is passed over would let through what AWS refuses, or the other way. */
export function refuseUnknownConditions(conditions: Conditions, path: string): void {
  for (const [operator, tests] of Object.entries(conditions)) {
    if (operator !== 'Null' && !(nameOf(operator) in OPERATORS) && !(nameOf(operator) in OPPOSITES)) {
      throw new Refusal(path, `uses ${shown(operator)}, which the local run cannot judge`, TEACH);
    }
    const unknown = Object.keys(tests).find((key) => keyOf(key) === undefined);
    if (unknown !== undefined)
      throw new Refusal(path, `asks for ${shown(unknown)}, which the local run cannot tell`, TEACH);
  }
}

const TEACH = 'teach it to bin/local/permissions/conditions.ts';

/** All of the conditions have to hold. */
export const hold = (conditions: Conditions, context: RequestContext): boolean =>
  Object.entries(conditions).every(([operator, tests]) =>
    Object.entries(tests).every(([key, values]) => {
      const name = keyOf(key);
      return holds(operator, [values].flat().map(String), name === undefined ? undefined : context[name]);
    }),
  );

function holds(operator: string, wanted: readonly string[], seen: string | undefined): boolean {
  if (operator === 'Null') return wanted.includes(String(seen === undefined));
  const opposite = OPPOSITES[nameOf(operator)];
  if (opposite !== undefined) return seen === undefined || !wanted.some((value) => opposite(value, seen));
  if (seen === undefined) return operator.endsWith(IF_EXISTS);
  return wanted.some((value) => OPERATORS[nameOf(operator)]?.(value, seen) === true);
}

const IF_EXISTS = 'IfExists';
const nameOf = (operator: string): string =>
  operator.endsWith(IF_EXISTS) ? operator.slice(0, -IF_EXISTS.length) : operator;
/** Condition keys know no case. */
const keyOf = (key: string): ConditionKey | undefined =>
  KEYS.find((known) => known.toLowerCase() === key.toLowerCase());
