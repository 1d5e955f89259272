import {
  isCollection,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Path, Problem } from './problem.ts';
import { isSecretForm } from './secret-name.ts';

/** Larger files are refused unread: about 25,000 sources. */
export const LARGEST_FILE_BYTES = 5_000_000;
/** One anchor may be used often; a bomb multiplies aliases of aliases. */
const MOST_ALIASES = 100;
const DEEPEST = 20;

/** A YAML text that could be read: its plain value, and on which line of it a path stands. */
export interface YamlText {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The path as far as it exists in the text, and its line (from 1). */
  readonly locate: (path: Path) => { readonly path: Path; readonly line: number };
}

/** A text that is not YAML at all: where reading stopped. */
export interface BrokenYaml {
  readonly line: number;
  readonly problem: string;
  readonly mend: string;
}

/** Reads YAML 1.2 (core schema: `no` and `08:30` stay text); keys that occur twice, tags and endless aliases are refused. */
export function readYaml(text: string): YamlText | { readonly broken: BrokenYaml } {
  const lines = new LineCounter();
  try {
    const tree = parseDocument(text.replace(/^\uFEFF/u, ''), {
      version: '1.2',
      schema: 'core',
      stringKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter: lines,
    });
    const fault = tree.errors[0] ?? tree.warnings[0];
    if (fault !== undefined) return { broken: { line: lines.linePos(fault.pos[0]).line, ...faultWords(fault) } };
    const contents: ParsedNode | null = tree.contents;
    return {
      value: tree.toJS({ maxAliasCount: MOST_ALIASES }),
      problems: findSecrets(contents),
      locate: (path) => locate(contents, path, lines),
    };
  } catch (error) {
    // Nesting beyond the stack (RangeError) and alias bombs (ReferenceError) are only noticed while reading.
    const nested = error instanceof RangeError;
    const problem = nested ? 'is nested too deeply to be read' : 'uses more aliases (*name) than settings need';
    return { broken: { line: 1, problem, mend: 'write the settings out as in docs/settings.md' } };
  }
}

const FAULTS: Readonly<Record<string, readonly [problem: string, mend: string]>> = {
  DUPLICATE_KEY: ['a key occurs twice', 'keep one of the two'],
  MULTIPLE_DOCS: ['a second document begins here', 'keep one document: remove the --- line'],
  TAB_AS_INDENT: ['a tab is used as indentation', 'indent with spaces'],
  BAD_ALIAS: ['an alias (*name) has no anchor', 'put texts that begin with * in quotes'],
  BAD_INDENT: ['the indentation does not fit', 'indent keys of one block by the same number of spaces'],
  BLOCK_AS_IMPLICIT_KEY: ['a second ": " stands on one line', 'put the text in quotes'],
  MULTILINE_IMPLICIT_KEY: ['a key runs over several lines', 'look for a missing ":" on this line'],
  MISSING_CHAR: ['a quote, bracket or ":" is missing', 'look for what is opened and not closed'],
  NON_STRING_KEY: ['a key is not a plain text', 'write the key as a word'],
  TAG_RESOLVE_FAILED: ['a tag (!name) is not known', 'put texts that begin with ! in quotes'],
};

function faultWords(fault: YAMLError): Omit<BrokenYaml, 'line'> {
  const reserved = fault.code === 'BAD_SCALAR_START' || fault.message.startsWith('Plain value cannot start with');
  const [problem, mend] = FAULTS[fault.code] ?? [
    'is not valid YAML here',
    'look at the indentation, quotes and colons',
  ];
  if (reserved) return { problem: 'a text begins with a reserved sign (@ or `)', mend: 'put the text in quotes' };
  return { problem, mend };
}

/** Secrets that somebody pasted anywhere at all: they must not reach a template, whatever key they stand under. */
function findSecrets(contents: Node | null): readonly Problem[] {
  const problems: Problem[] = [];
  visit(contents, {
    Scalar(key, node, ancestors) {
      if (ancestors.length > DEEPEST * 2) throw new RangeError('nested too deeply');
      if (key === 'key' || typeof node.value !== 'string' || !isSecretForm(node.value)) return;
      problems.push({ path: pathOf(node, ancestors), problem: SECRET_SEEN, mend: SECRET_MEND });
    },
  });
  return problems;
}

export const SECRET_SEEN = "holds what looks like a secret's value (not shown)";
export const SECRET_MEND = 'write the NAME of the secret, e.g. SLACK_WEBHOOK_URL, and keep its value out of this file';

function pathOf(node: Node, ancestors: readonly unknown[]): Path {
  const chain = [...ancestors, node];
  const path: (string | number)[] = [];
  chain.forEach((parent, depth) => {
    const child = chain[depth + 1];
    if (isSeq(parent)) path.push(parent.items.indexOf(child));
    if (isMap(parent) && typeof child === 'object' && child !== null && 'key' in child) path.push(String(child.key));
  });
  return path;
}

function locate(contents: Node | null, path: Path, lines: LineCounter): { path: Path; line: number } {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  const walked: (string | number)[] = [];
  for (const step of path) {
    // A single value that stands for a list of one has no position of its own.
    if (typeof step === 'number' && !isSeq(node)) continue;
    walked.push(step);
    if (!isCollection(node)) continue;
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === step) : undefined;
    const child: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    offset = startOf(pair?.key) ?? startOf(child) ?? offset;
    node = child;
  }
  return { path: walked, line: lines.linePos(offset).line };
}

const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? node.range[0] : undefined;
