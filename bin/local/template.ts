import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import type { Template } from './assembly.ts';

/** Answers `Ref` (no attribute) and `Fn::GetAtt` of a resource of the template. */
export type Reference = (logicalId: string, attribute: string | undefined) => unknown;

/** Every local run is in this account and region: the ones that the embedded engines use. */
export const LOCAL = { account: '000000000000', region: 'us-east-1' } as const;

const REMOVED = Symbol('AWS::NoValue');

type Arguments = readonly unknown[];
type Fields = Readonly<Record<string, unknown>>;

/** Resolves the template's intrinsic functions; one it does not know is refused with its place. */
export class TemplateResolver {
  readonly #template: Template;
  readonly #stackName: string;
  readonly #reference: Reference;

  constructor(template: Template, stackName: string, reference: Reference) {
    this.#template = template;
    this.#stackName = stackName;
    this.#reference = reference;
  }

  /** `path` says where the value stands in the template; it is only used to refuse. */
  resolve(value: unknown, path: string): unknown {
    const resolved = this.#value(value, path);
    return resolved === REMOVED ? undefined : resolved;
  }

  properties(logicalId: string): Fields {
    const path = `Resources.${logicalId}.Properties`;
    return (this.resolve(this.#template.Resources[logicalId]?.Properties ?? {}, path) ?? {}) as Fields;
  }

  /** Conditions of the template are computed here, so that a resource or output under a false one does not exist. */
  holds(condition: string | undefined): boolean {
    if (condition === undefined) return true;
    const expression = this.#template.Conditions?.[condition];
    if (expression === undefined) throw new Refusal('Conditions', `lacks ${shown(condition)}`, 'synthesize again');
    return this.#value(expression, `Conditions.${condition}`) === true;
  }

  #value(value: unknown, path: string): unknown {
    if (Array.isArray(value)) {
      return value.map((item, index) => this.#value(item, `${path}[${index}]`)).filter((item) => item !== REMOVED);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && isIntrinsic(only[0])) {
      return this.#intrinsic(only[0], only[1], path);
    }
    const resolved = entries.map(([key, item]) => [key, this.#value(item, `${path}.${key}`)] as const);
    return Object.fromEntries(resolved.filter(([, item]) => item !== REMOVED));
  }

  #intrinsic(name: string, raw: unknown, path: string): unknown {
    const argument = (): unknown => this.#value(raw, path);
    const list = (): Arguments => argument() as Arguments;
    switch (name) {
      case 'Ref':
        return this.#ref(String(raw));
      case 'Fn::GetAtt': {
        const [logicalId, ...attribute] = Array.isArray(raw) ? raw.map(String) : String(raw).split('.');
        return this.#reference(logicalId ?? '', attribute.join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = list();
        return (parts as Arguments).map(String).join(String(separator));
      }
      case 'Fn::Sub':
        return this.#sub(raw, path);
      case 'Fn::Select': {
        const [index, items] = list();
        return (items as Arguments)[Number(index)];
      }
      case 'Fn::Split': {
        const [separator, text] = list();
        return String(text).split(String(separator));
      }
      case 'Fn::FindInMap': {
        const [map, ...keys] = list();
        return keys.reduce<unknown>(
          (level, key) => (level as Fields)[String(key)],
          this.#template.Mappings?.[String(map)],
        );
      }
      case 'Fn::If': {
        const [condition, whenTrue, whenFalse] = raw as Arguments;
        return this.#value(this.holds(String(condition)) ? whenTrue : whenFalse, path);
      }
      case 'Fn::Equals': {
        const [left, right] = list();
        return left === right;
      }
      case 'Fn::And':
        return list().every((term) => term === true);
      case 'Fn::Or':
        return list().some((term) => term === true);
      case 'Fn::Not':
        return list()[0] !== true;
      case 'Condition':
        return this.holds(String(raw));
      default:
        throw new Refusal(path, `uses ${name}, which the local run does not know`, 'teach it to bin/local/template.ts');
    }
  }

  #ref(name: string): unknown {
    if (name === 'AWS::NoValue') return REMOVED;
    if (name.startsWith('AWS::')) return this.#pseudo(name);
    const parameter = this.#template.Parameters?.[name];
    return parameter === undefined ? this.#reference(name, undefined) : parameter.Default;
  }

  #pseudo(name: string): string {
    const values: Readonly<Record<string, string>> = {
      'AWS::AccountId': LOCAL.account,
      'AWS::Region': LOCAL.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.#stackName,
      'AWS::StackId': `arn:aws:cloudformation:${LOCAL.region}:${LOCAL.account}:stack/${this.#stackName}/local`,
    };
    const value = values[name];
    if (value === undefined)
      throw new Refusal(name, 'is a parameter the local run does not know', 'add it to bin/local/template.ts');
    return value;
  }

  #sub(raw: unknown, path: string): string {
    const [text, given] = (Array.isArray(raw) ? raw : [raw, {}]) as [string, Fields];
    return text.replace(/\$\{([^!{}][^{}]*)\}|\$\{!([^{}]*)\}/gu, (_, name: string | undefined, literal: string) => {
      if (name === undefined) return `\${${literal}}`;
      if (given[name] !== undefined) return String(this.#value(given[name], path));
      const [logicalId = '', ...attribute] = name.split('.');
      return String(attribute.length === 0 ? this.#ref(logicalId) : this.#reference(logicalId, attribute.join('.')));
    });
  }
}

const isIntrinsic = (key: string): boolean => key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
