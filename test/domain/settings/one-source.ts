import type { Source } from '../../../functions/domain/mentions/source.ts';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { changed } from './settings-text.ts';

const STORE = `  store-be:
    brand: sundial
    kind: app-store
    app: 999999999
    country: be
    every: 15m
`;

/** The valid settings with one more source, written in one line: `{kind: x, ...}`, of brand sundial. */
const withSource = (fields: string): string => changed(STORE, `${STORE}  added: {brand: sundial, ${fields}}\n`);

/** The source that these keys give. */
export function sourceOf(fields: string): Source | undefined {
  return readSettings(withSource(fields), 'f').sources.find(({ id }) => id === 'added');
}

/** What is said of these keys: one line for each mistake, without the name of the file. */
export const problemsOf = (fields: string): readonly string[] =>
  findProblems(withSource(fields), 'f').map(({ message }) => message.replace(/^f:\d+ sources\.added\.?/u, ''));
