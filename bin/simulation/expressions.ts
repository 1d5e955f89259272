import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { compareValues, type Item, isSameValue } from './attribute.ts';

type Names = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, AttributeValue>>;

/** What stands beside an expression in a request. */
export interface Bindings {
  readonly names?: Names | undefined;
  readonly values?: Values | undefined;
}

type Operand = (item: Item, given: Bindings) => AttributeValue | undefined;
type Test = (item: Item, given: Bindings) => boolean;
type Change = (item: Record<string, AttributeValue>, before: Item, given: Bindings) => void;

/** DynamoDB would refuse the request. */
export class ExpressionRefused extends Error {
  override readonly name = 'ValidationException';
}

const TOKEN = /\s*(?:(<>|<=|>=|[=<>(),+-])|([:#]?[A-Za-z0-9_][A-Za-z0-9_.#-]*))/uy;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (found === null) throw new ExpressionRefused(`cannot be read: ${text}`);
    tokens.push(found[1] ?? found[2] ?? '');
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }
  get next(): string | undefined {
    return this.#tokens[this.#at];
  }
  isWord(word: string): boolean {
    return this.next?.toUpperCase() === word;
  }
  take(): string {
    const token = this.next;
    if (token === undefined) throw new ExpressionRefused('ends early');
    this.#at += 1;
    return token;
  }
  skip(token: string): boolean {
    if (this.next?.toUpperCase() !== token) return false;
    this.#at += 1;
    return true;
  }
  need(token: string): void {
    if (!this.skip(token)) throw new ExpressionRefused(`${token} expected, found ${this.next ?? 'its end'}`);
  }
  end(): void {
    if (this.next !== undefined) throw new ExpressionRefused(`${this.next} is too much`);
  }
}

const nameOf = (token: string, { names }: Bindings): string => {
  if (!token.startsWith('#')) return token;
  const name = names?.[token];
  if (name === undefined) throw new ExpressionRefused(`${token} is not named`);
  return name;
};

const boundValue = (token: string, { values }: Bindings): AttributeValue => {
  const value = values?.[token];
  if (value === undefined) throw new ExpressionRefused(`${token} has no value`);
  return value;
};

const operandOf = (token: string): Operand =>
  token.startsWith(':') ? (_, given) => boundValue(token, given) : (item, given) => item[nameOf(token, given)];

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined) return undefined;
  const size =
    value.S === undefined
      ? (value.SS ?? value.NS ?? value.BS ?? value.L ?? value.B ?? Object.keys(value.M ?? {})).length
      : Buffer.byteLength(value.S);
  return { N: String(size) };
}

function operand(reader: Reader): Operand {
  const token = reader.take();
  const isCall = token === 'size' || token === 'if_not_exists';
  if (!isCall || !reader.skip('(')) return operandOf(token);
  const inner = operandOf(reader.take());
  const other = token === 'if_not_exists' && reader.skip(',') ? operandOf(reader.take()) : undefined;
  reader.need(')');
  if (other !== undefined) return (item, given) => inner(item, given) ?? other(item, given);
  return (item, given) => sizeOf(inner(item, given));
}

const COMPARED: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function contains(held: AttributeValue | undefined, wanted: AttributeValue | undefined): boolean {
  if (wanted === undefined) return false;
  if (held?.SS !== undefined) return wanted.S !== undefined && held.SS.includes(wanted.S);
  if (held?.S !== undefined) return wanted.S !== undefined && held.S.includes(wanted.S);
  return held?.L?.some((one) => isSameValue(one, wanted)) ?? false;
}

function functionTest(name: string, reader: Reader): Test {
  reader.need('(');
  const first = operandOf(reader.take());
  const second = reader.skip(',') ? operandOf(reader.take()) : undefined;
  reader.need(')');
  switch (name) {
    case 'attribute_exists':
      return (item, given) => first(item, given) !== undefined;
    case 'attribute_not_exists':
      return (item, given) => first(item, given) === undefined;
    case 'begins_with':
      return (item, given) => first(item, given)?.S?.startsWith(second?.(item, given)?.S ?? '\u0000') ?? false;
    case 'contains':
      return (item, given) => contains(first(item, given), second?.(item, given));
    default:
      throw new ExpressionRefused(`${name} is no function that is known here`);
  }
}

const FUNCTIONS = new Set(['attribute_exists', 'attribute_not_exists', 'begins_with', 'contains']);

function factor(reader: Reader): Test {
  if (reader.skip('(')) {
    const inner = alternatives(reader);
    reader.need(')');
    return inner;
  }
  if (reader.skip('NOT')) {
    const inner = factor(reader);
    return (item, given) => !inner(item, given);
  }
  if (FUNCTIONS.has(reader.next ?? '')) return functionTest(reader.take(), reader);
  const left = operand(reader);
  if (reader.skip('BETWEEN')) {
    const from = operand(reader);
    reader.need('AND');
    const to = operand(reader);
    return (item, given) => {
      const [value, low, high] = [left(item, given), from(item, given), to(item, given)];
      if (value === undefined || low === undefined || high === undefined) return false;
      return (compareValues(value, low) ?? -1) >= 0 && (compareValues(value, high) ?? 1) <= 0;
    };
  }
  const operator = reader.take();
  const right = operand(reader);
  if (operator === '=') return (item, given) => isSame(left(item, given), right(item, given));
  if (operator === '<>') return (item, given) => !isSame(left(item, given), right(item, given));
  const holds = COMPARED[operator];
  if (holds === undefined) throw new ExpressionRefused(`${operator} is no comparison`);
  return (item, given) => {
    const [a, b] = [left(item, given), right(item, given)];
    const order = a === undefined || b === undefined ? undefined : compareValues(a, b);
    return order !== undefined && holds(order);
  };
}

/** An attribute that is not there equals nothing. */
const isSame = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a !== undefined && b !== undefined && isSameValue(a, b);

function conjunction(reader: Reader): Test {
  const tests = [factor(reader)];
  while (reader.skip('AND')) tests.push(factor(reader));
  return tests.length === 1 ? (tests[0] as Test) : (item, given) => tests.every((test) => test(item, given));
}

function alternatives(reader: Reader): Test {
  const tests = [conjunction(reader)];
  while (reader.skip('OR')) tests.push(conjunction(reader));
  return tests.length === 1 ? (tests[0] as Test) : (item, given) => tests.some((test) => test(item, given));
}

const kept = new Map<string, unknown>();

function once<Parsed>(kind: string, text: string, parse: (reader: Reader) => Parsed): Parsed {
  const key = `${kind} ${text}`;
  const known = kept.get(key) as Parsed | undefined;
  if (known !== undefined) return known;
  const reader = new Reader(text);
  const parsed = parse(reader);
  reader.end();
  // Most expressions are constants of the adapters; those with made-up names must not fill the memory.
  if (kept.size < 2_000) kept.set(key, parsed);
  return parsed;
}

/** A condition or filter. */
export const condition = (text: string): Test => once('condition', text, alternatives);

/** An update; changes the item that it is given. */
export const update = (text: string): Change => once('update', text, changesOf);

function changesOf(reader: Reader): Change {
  const changes: Change[] = [];
  while (reader.next !== undefined) {
    const section = reader.take().toUpperCase();
    do changes.push(changeOf(section, reader));
    while (reader.skip(','));
  }
  return (item, before, given) => {
    for (const change of changes) change(item, before, given);
  };
}

function changeOf(section: string, reader: Reader): Change {
  const path = reader.take();
  switch (section) {
    case 'SET': {
      reader.need('=');
      const value = operand(reader);
      return (item, before, given) => {
        const set = value(before, given);
        if (set === undefined) throw new ExpressionRefused(`${path} is set to what is not there`);
        item[nameOf(path, given)] = set;
      };
    }
    case 'REMOVE':
      return (item, _, given) => {
        delete item[nameOf(path, given)];
      };
    case 'ADD': {
      const token = reader.take();
      return (item, before, given) => {
        const name = nameOf(path, given);
        item[name] = sumOf(before[name], boundValue(token, given));
      };
    }
    default:
      throw new ExpressionRefused(`${section} is no section that is known here`);
  }
}

function sumOf(held: AttributeValue | undefined, added: AttributeValue): AttributeValue {
  if (added.N !== undefined) return { N: String(Number(held?.N ?? 0) + Number(added.N)) };
  if (added.SS !== undefined) return { SS: [...new Set([...(held?.SS ?? []), ...added.SS])] };
  throw new ExpressionRefused('only numbers and sets can be added to');
}

/** The part of a key condition that says where to read: the partition, and what the sort key must satisfy. */
export function keyCondition(
  text: string,
  given: Bindings,
  keys: { readonly pk: string; readonly sk: string },
): { readonly partition: string; readonly range: Range } {
  const parts = once('keys', text, keyPartsOf);
  let partition: string | undefined;
  let range: Range = {};
  for (const { path, operator, tokens } of parts) {
    const name = nameOf(path, given);
    const [first = '', second = ''] = tokens.map((token) => boundValue(token, given).S ?? '');
    if (name === keys.pk && operator === '=') partition = first;
    else if (name === keys.sk) range = rangeOf(operator, first, second);
    else throw new ExpressionRefused(`${name} is no key of what is queried`);
  }
  if (partition === undefined) throw new ExpressionRefused(`${keys.pk} is missing`);
  return { partition, range };
}

/** Bounds of a sort key. */
export interface Range {
  readonly from?: string;
  readonly to?: string;
  readonly isFromOpen?: boolean;
  readonly isToOpen?: boolean;
  readonly prefix?: string;
}

function rangeOf(operator: string, first: string, second: string): Range {
  switch (operator) {
    case '=':
      return { from: first, to: first };
    case '<':
      return { to: first, isToOpen: true };
    case '<=':
      return { to: first };
    case '>':
      return { from: first, isFromOpen: true };
    case '>=':
      return { from: first };
    case 'BETWEEN':
      return { from: first, to: second };
    case 'begins_with':
      return { from: first, prefix: first };
    default:
      throw new ExpressionRefused(`${operator} is no comparison of keys`);
  }
}

interface KeyPart {
  readonly path: string;
  readonly operator: string;
  readonly tokens: readonly string[];
}

function keyPartsOf(reader: Reader): readonly KeyPart[] {
  const parts: KeyPart[] = [];
  do parts.push(keyPartOf(reader));
  while (reader.skip('AND'));
  return parts;
}

function keyPartOf(reader: Reader): KeyPart {
  const first = reader.take();
  if (first === 'begins_with') {
    reader.need('(');
    const path = reader.take();
    reader.need(',');
    const token = reader.take();
    reader.need(')');
    return { path, operator: first, tokens: [token] };
  }
  if (!reader.skip('BETWEEN')) return { path: first, operator: reader.take(), tokens: [reader.take()] };
  const from = reader.take();
  reader.need('AND');
  return { path: first, operator: 'BETWEEN', tokens: [from, reader.take()] };
}
