import type { YAMLError } from 'yaml';
import { seen } from './problem.ts';

/** What is wrong with a text that is not YAML, in people's words. */
export interface YamlFault {
  readonly problem: string;
  readonly mend: string;
}

export const DEEP: YamlFault = {
  problem: 'is nested too deeply to be read',
  mend: 'write settings as in docs/settings.md',
};
export const BOMB: YamlFault = {
  problem: 'uses more aliases (*name) than settings need',
  mend: 'write settings as in docs/settings.md',
};
export const NO_ANCHOR: YamlFault = {
  problem: 'an alias (*name) has no anchor',
  mend: 'put texts that begin with * in quotes',
};

export const twice = (key: string): YamlFault => ({
  problem: `the key ${seen(key)} occurs twice in one block`,
  mend: 'keep one of the two',
});

const FAULTS: Readonly<Record<string, YamlFault>> = {
  MULTIPLE_DOCS: { problem: 'a second document begins here', mend: 'keep one document: remove the --- line' },
  TAB_AS_INDENT: { problem: 'a tab is used as indentation', mend: 'indent with spaces' },
  BAD_INDENT: {
    problem: 'the indentation does not fit',
    mend: 'indent keys of one block by the same number of spaces',
  },
  BLOCK_AS_IMPLICIT_KEY: { problem: 'a second ": " stands on one line', mend: 'put the text in quotes' },
  MULTILINE_IMPLICIT_KEY: { problem: 'a key runs over several lines', mend: 'look for a missing ":" on this line' },
  MISSING_CHAR: {
    problem: 'a quote, bracket, comma or ":" is missing',
    mend: 'look for what is opened and not closed',
  },
  NON_STRING_KEY: { problem: 'a key is not a plain text', mend: 'write the key as a word' },
  TAG_RESOLVE_FAILED: { problem: 'a tag (!name) is not known', mend: 'put texts that begin with ! in quotes' },
  RESOURCE_EXHAUSTION: DEEP,
};

/** The parser's own messages quote the text, which may hold a secret: these do not. */
export function yamlFault(fault: YAMLError): YamlFault {
  if (fault.message.startsWith('Plain value cannot start with')) {
    return { problem: 'a text begins with a reserved sign (@ or `)', mend: 'put the text in quotes' };
  }
  if (fault.message.startsWith('Flow ')) {
    return { problem: 'a bracket that was opened above is not closed', mend: 'close it with ] or }' };
  }
  return (
    FAULTS[fault.code] ?? { problem: 'is not valid YAML here', mend: 'look at the indentation, quotes and colons' }
  );
}
