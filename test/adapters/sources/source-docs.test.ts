import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolled, SOURCE_KINDS } from '../../../functions/domain/mentions/source.ts';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';

const docs = new URL('../../../docs/', import.meta.url);
const settingsPage = readFileSync(new URL('settings.md', docs), 'utf8');
const pageOf = (kind: string) => new URL(`sources/${kind}.md`, docs);

/** The sources of a page, in settings that are complete beside them. */
function settingsWith(page: string): string {
  const [, sources = ''] = /```yaml\n(sources:\n.*?)```/su.exec(page) ?? [];
  return `version: 1
brands:
  sundial: {name: Sundial Coffee}
${sources}policies:
  - {id: everything, needsResponse: false}
`;
}

describe('the page of each kind of source', () => {
  it.each(SOURCE_KINDS)('%s: is there, is named in settings.md, and begins with settings that are in order', (kind) => {
    expect(existsSync(pageOf(kind))).toBe(true);
    const page = readFileSync(pageOf(kind), 'utf8').replaceAll('\r\n', '\n');

    expect(settingsPage).toContain(`](sources/${kind}.md)`);
    expect(page).toMatch(/^# .+\n\n/u);
    expect(findProblems(settingsWith(page), kind)).toEqual([]);
    expect(readSettings(settingsWith(page), kind).sources.map((source) => source.kind)).toContain(kind);
  });

  it.each(SOURCE_KINDS.filter((kind) => isPolled({ kind })))(
    '%s: says what it sees, credentials and limits',
    (kind) => {
      const page = readFileSync(pageOf(kind), 'utf8');

      expect(['What it sees', 'Credentials', 'Limits'].filter((title) => !page.includes(`\n## ${title}`))).toEqual([]);
    },
  );

  it('is of a kind that there is', () => {
    const pages = readdirSync(new URL('sources/', docs)).map((name) => name.replace(/\.md$/u, ''));

    expect(pages.toSorted()).toEqual([...SOURCE_KINDS].toSorted());
  });
});
