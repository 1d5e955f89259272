import { parseSync } from 'oxc-parser';

/** One small change of a source text, such as a person could make by mistake. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line as it stands, trimmed: with `change` it names the mutant, wherever the line moves to. */
  readonly source: string;
  /** `a < b -> a <= b`; the second such change of the same line is `... [2]`. */
  readonly change: string;
  /** The whole mutated text. */
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** What stands in place of a node. `undefined`: remove it. */
type Replacements = (node: Node, text: (node: Node) => string) => readonly string[];

const SWAPS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '>>': ['<<'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
};

const METHODS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  some: 'every',
  every: 'some',
  padEnd: 'padStart',
  startsWith: 'endsWith',
};

/** Methods whose call gives back something of the same kind, so that `list.filter(f)` can become `list`. */
const FILTERS = new Set([
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'slice',
  'trim',
  'toLowerCase',
  'flat',
]);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const part = (node: Node, key: string): Node => node[key] as Node;

const infix: Replacements = (node, text) => {
  const operator = String(node['operator']);
  const [left, right] = [text(part(node, 'left')), text(part(node, 'right'))];
  if (operator === '??') return [left, right];
  return (SWAPS[operator] ?? []).map((other) => `${left} ${other} ${right}`);
};

const OPERATORS: Readonly<Record<string, Replacements>> = {
  BinaryExpression: infix,
  LogicalExpression: infix,
  AssignmentExpression: infix,
  UnaryExpression: (node, text) =>
    ['!', '-'].includes(String(node['operator'])) ? [text(part(node, 'argument'))] : [],
  UpdateExpression: (node, text) => [`${text(part(node, 'argument'))}${node['operator'] === '++' ? '--' : '++'}`],
  Literal: ({ value }) => {
    if (typeof value === 'boolean') return [String(!value)];
    return typeof value === 'number' ? [String(value + 1), ...(value > 0 ? [String(value - 1)] : [])] : [];
  },
  ArrayExpression: (node) => ((node['elements'] as unknown[]).length > 0 ? ['[]'] : []),
  ExpressionStatement: () => [''],
  ThrowStatement: () => [''],
  BreakStatement: () => [''],
  ContinueStatement: () => [''],
  ReturnStatement: (node) => (isNode(node['argument']) ? ['return undefined;'] : ['']),
  CallExpression: (node, text) => {
    const callee = part(node, 'callee');
    if (callee.type !== 'MemberExpression' || callee['computed'] === true) return [];
    const [object, method] = [text(part(callee, 'object')), text(part(callee, 'property'))];
    const rest = text(node).slice(text(callee).length);
    const swapped = METHODS[method];
    return [
      ...(swapped === undefined ? [] : [`${object}.${swapped}${rest}`]),
      ...(FILTERS.has(method) ? [object] : []),
    ];
  },
};

/** Nodes with a condition that is held true and false. A loop is held false only: held true it never ends. */
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  IfStatement: ['true', 'false'],
  ConditionalExpression: ['true', 'false'],
  WhileStatement: ['false'],
  ForStatement: ['false'],
};

/** Every mutant of a TypeScript file, in the order of the text. Types, imports and texts of messages are left alone. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const found: Mutant[] = [];
  const times = new Map<string, number>();
  const text = (node: Node): string => source.slice(node.start, node.end);
  const add = (node: Node, replacement: string): void => {
    const original = text(node);
    if (original === replacement) return;
    const line = source.slice(0, node.start).split('\n').length;
    const short = (words: string): string => words.replaceAll(/\s+/gu, ' ');
    const change = `${short(original)} -> ${short(replacement) || '(removed)'}`;
    const time = (times.get(`${line} ${change}`) ?? 0) + 1;
    times.set(`${line} ${change}`, time);
    found.push({
      file,
      line,
      source: (source.split('\n')[line - 1] ?? '').trim(),
      change: time === 1 ? change : `${change} [${time}]`,
      text: source.slice(0, node.start) + replacement + source.slice(node.end),
    });
  };
  const visit = (node: Node): void => {
    if (node.type.startsWith('TS') && !isNode(node['expression'])) return;
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return;
    for (const replacement of OPERATORS[node.type]?.(node, text) ?? []) add(node, replacement);
    for (const value of CONDITIONS[node.type] ?? []) if (isNode(node['test'])) add(part(node, 'test'), value);
    const arrow = node.type === 'ArrowFunctionExpression' ? part(node, 'body') : undefined;
    if (arrow !== undefined && arrow.type !== 'BlockStatement') add(arrow, 'undefined');
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.filter(isNode).forEach(visit);
      else if (isNode(value)) visit(value);
    }
  };
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  visit(program as unknown as Node);
  return found;
}
