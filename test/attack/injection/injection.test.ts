import { describe, expect, it } from 'vitest';
import { readSection } from '../docs-section.ts';
import { activeIn, injectAll, injectionTable, PAYLOADS, RENDERERS } from './injection-table.ts';

describe('what people write into reviews so that something is done with it', () => {
  it('is words to every reader: Slack, mail, Amazon Q, the desk, a spreadsheet', async () => {
    const all = await injectAll();

    expect(all.flatMap(({ drawn }) => Object.keys(drawn))).toHaveLength(
      PAYLOADS.length * Object.keys(RENDERERS).length,
    );
    expect(activeIn(all)).toEqual([]);
    expect(readSection('injection')).toBe(injectionTable(all));
  });

  it('would be seen if it did something', () => {
    const drawn = Object.fromEntries(Object.keys(RENDERERS).map((name) => [name, '=<b>&x;\u0007']));
    expect(activeIn([{ payload: 'x', drawn }])).toHaveLength(Object.keys(RENDERERS).length);
  });
});
