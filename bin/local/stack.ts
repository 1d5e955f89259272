import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Assembly } from './assembly.ts';
import { localNames } from './local-names.ts';
import { arnOf, type LateFacts, localReferences } from './references.ts';
import { type RunType, refuseUnknownTypes, runTypeOf } from './resource-types.ts';
import { TemplateResolver } from './template.ts';

export interface StackResource<Properties> {
  readonly logicalId: string;
  /** Physical name, see local-names.ts. */
  readonly name: string;
  readonly arn: string;
  /** As CloudFormation documents them for the type, references resolved. */
  readonly properties: Properties;
}

/** The template with its references resolved: what every part of the local run reads. */
export class Stack {
  readonly #assembly: Assembly;
  readonly #names: ReadonlyMap<string, string>;
  readonly #resolver: TemplateResolver;
  /** Resolved once: what a resource refers to does not change while the stack runs. */
  readonly #properties = new Map<string, unknown>();

  /** Refuses a template with a type that is neither run nor listed as without local effect. */
  constructor(assembly: Assembly, late: LateFacts) {
    refuseUnknownTypes(assembly.template);
    this.#assembly = assembly;
    this.#names = localNames(assembly.template);
    const reference = localReferences(assembly.template, this.#names, late);
    this.#resolver = new TemplateResolver(assembly.template, assembly.stackName, reference);
  }

  /** Resources of a type in the template's order; those under a false condition do not exist. */
  ofType<Properties>(type: RunType): readonly StackResource<Properties>[] {
    const { Resources: resources } = this.#assembly.template;
    return Object.entries(resources)
      .filter(([, resource]) => runTypeOf(resource.Type) === type && this.#resolver.holds(resource.Condition))
      .map(([logicalId]) => {
        const name = this.#names.get(logicalId) ?? logicalId;
        return {
          logicalId,
          name,
          arn: arnOf(type, name),
          properties: this.#propertiesOf(logicalId) as Properties,
        };
      });
  }

  /** The one resource of the type that has this ARN; the place that names it is refused when there is none. */
  withArn<Properties>(type: RunType, arn: string, path: string): StackResource<Properties> {
    const found = this.ofType<Properties>(type).find((resource) => resource.arn === arn);
    if (found === undefined)
      throw new Refusal(path, `${arn} is no ${type} of the stack`, 'the local run has nothing outside the stack');
    return found;
  }

  #propertiesOf(logicalId: string): unknown {
    if (!this.#properties.has(logicalId)) this.#properties.set(logicalId, this.#resolver.properties(logicalId));
    return this.#properties.get(logicalId);
  }

  /** `stack-poll-source` is `poll-source` wherever a person reads it. */
  shortName(name: string): string {
    const prefix = `${this.#assembly.stackName}-`;
    return name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }

  /** Values of the template's outputs; custom resources have to have answered. */
  outputs(): Readonly<Record<string, string>> {
    const outputs = Object.entries(this.#assembly.template.Outputs ?? {});
    return Object.fromEntries(
      outputs
        .filter(([, output]) => this.#resolver.holds(output.Condition))
        .map(([name, output]) => [name, String(this.#resolver.resolve(output.Value, `Outputs.${name}.Value`))]),
    );
  }
}
