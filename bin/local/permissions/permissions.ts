import type { Stack } from '../stack.ts';
import type { Caller } from './caller.ts';
import { type Asked, judge, mayAssume } from './judge.ts';
import { type PoliciesOfStack, policiesOf } from './policies-of-stack.ts';
import type { Statement } from './statement.ts';
import { fits } from './wildcards.ts';

/** Something that was asked for and is granted to nobody who asked. */
export interface Denial {
  readonly action: string;
  /** ARN. */
  readonly resource: string;
  /** Function, schedule or service. */
  readonly caller: string;
  /** In the words of AWS. */
  readonly message: string;
}

/** One action on one resource that the template grants. */
export interface Grant {
  /** Function or role whose policy it is, or the queue, topic or function whose policy lets somebody in. */
  readonly of: string;
  readonly action: string;
  /** Without partition, region and account. */
  readonly resource: string;
  /** Whom a policy of a resource lets in. */
  readonly to?: string;
  readonly used: boolean;
}

interface FunctionInRole {
  readonly logicalId: string;
  readonly name: string;
  readonly roleArn: string;
}

/** Judges every call of a local run by the policies of its template, and remembers which grants were of use. */
export class Permissions {
  readonly #policies: PoliciesOfStack;
  readonly #byKey = new Map<string, Caller>();
  readonly #used = new Map<Statement, Set<string>>();
  readonly #onDenied: (denial: Denial) => void;

  constructor(stack: Stack, onDenied: (denial: Denial) => void) {
    const functions = functionsInRoles(stack);
    const names = new Map(functions.map(({ roleArn, name }) => [roleArn, name]));
    this.#policies = policiesOf(stack, (roleArn) => names.get(roleArn) ?? roleArn.split('/').at(-1) ?? roleArn);
    this.#onDenied = onDenied;
    for (const { logicalId, name, roleArn } of functions) this.#byKey.set(logicalId, { as: 'role', name, roleArn });
  }

  /** A function calls with its logical id as access key; who has another key is the person who runs it. */
  callerOf(accessKey: string): Caller {
    return this.#byKey.get(accessKey) ?? { as: 'operator' };
  }

  /** The same as `check` for what is only planned: a denial is not told. */
  allows(caller: Caller, asked: Asked): boolean {
    return this.#judge(caller, asked) === undefined;
  }

  /** The denial, which is told as an event; or nothing when it is allowed. */
  check(caller: Caller, asked: Asked): Denial | undefined {
    const message = this.#judge(caller, asked);
    if (message === undefined) return undefined;
    const { action, resource } = asked;
    const denial = { action, resource, caller: callerName(caller), message };
    this.#onDenied(denial);
    return denial;
  }

  #judge(caller: Caller, asked: Asked): string | undefined {
    const { allowedBy, denied } = judge(caller, asked, {
      own: caller.as === 'role' ? (this.#policies.identity.get(caller.roleArn) ?? []) : [],
      resource: this.#policies.resource.get(ownerOf(asked.resource)) ?? [],
    });
    for (const statement of allowedBy) this.#use(statement, asked);
    return denied;
  }

  /** Whether the service may act in the role, for `sourceArn` where it says for what. */
  mayAssume(roleArn: string, service: string, sourceArn?: string): boolean {
    const account = sourceArn?.split(':')[4];
    const allowing = mayAssume(this.#policies.trust.get(roleArn) ?? [], service, {
      ...(sourceArn !== undefined && { 'aws:SourceArn': sourceArn }),
      ...(account !== undefined && { 'aws:SourceAccount': account }),
    });
    return allowing.length > 0;
  }

  /** Everything that the template allows anybody, and whether it was asked for. Trust policies are not among it. */
  grants(): readonly Grant[] {
    const { identity, resource } = this.#policies;
    const statements = new Set([...identity.values(), ...resource.values()].flat());
    return [...statements]
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.actions.flatMap((action) =>
          statement.resources.map((pattern) => ({
            of: statement.of,
            action,
            resource: pattern.split(':').slice(5).join(':') || pattern,
            ...(statement.principal !== undefined && { to: principalWords(statement) }),
            used: this.#used.get(statement)?.has(useOf(action, pattern)) === true,
          })),
        ),
      );
  }

  #use(statement: Statement, asked: Asked): void {
    const used = this.#used.get(statement) ?? new Set();
    this.#used.set(statement, used);
    for (const action of statement.actions) {
      if (!fits(action, asked.action, { ignoringCase: true })) continue;
      for (const resource of statement.resources) if (fits(resource, asked.resource)) used.add(useOf(action, resource));
    }
  }
}

const useOf = (action: string, pattern: string): string => `${action} ${pattern}`;
const callerName = (caller: Caller): string =>
  caller.as === 'role' || caller.as === 'service' ? caller.name : caller.as;

/** What has a policy: of an object its bucket. */
const ownerOf = (resource: string): string =>
  resource.startsWith('arn:aws:s3:::') ? (resource.split('/')[0] ?? resource) : resource;

function principalWords({ principal, conditions }: Statement): string {
  const who = principal === '*' ? 'everybody' : [principal?.Service ?? principal?.AWS ?? []].flat().join(', ');
  const sources = Object.values(conditions).flatMap((tests) =>
    Object.entries(tests).flatMap(([key, value]) => (/:sourcearn$/iu.test(key) ? [value].flat().map(String) : [])),
  );
  return [who, ...sources.map((arn) => arn.split(':').slice(5).join(':'))].join(' for ');
}

const functionsInRoles = (stack: Stack): readonly FunctionInRole[] =>
  stack.ofType<{ readonly Role?: string }>('AWS::Lambda::Function').map(({ logicalId, name, properties }) => ({
    logicalId,
    name: stack.shortName(name),
    roleArn: properties.Role ?? '',
  }));
