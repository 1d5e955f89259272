import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../bin/import/columns.ts';
import { type FileOptions, openFile } from '../../../bin/import/import-file.ts';
import { tryRows } from '../../../bin/import/import-rows.ts';
import { rowTime } from '../../../bin/import/row-time.ts';
import { newFolder } from '../../local/tiny-stack.ts';
import { anEntry } from '../../support/push-builders.ts';

const OPTIONS: FileOptions = { map: [], dates: 'ymd', blankReply: 'unknown' };

async function tried(content: string | Uint8Array, options: Partial<FileOptions> = {}, name = 'rows.csv') {
  const file = join(newFolder(), name);
  writeFileSync(file, content);
  const opened = await openFile(file, { ...OPTIONS, ...options });
  return tryRows(opened.rows, opened.form, 'file', 100);
}

describe('columns', () => {
  it('are found by the names that exports give them', () => {
    expect(
      columnsOf(
        [
          'Review ID',
          'Star Rating',
          'Review Text',
          'Review Submit Date and Time',
          'Developer Reply Date and Time',
          'Device',
        ],
        [],
      ),
    ).toEqual({
      fields: {
        id: 'Review ID',
        rating: 'Star Rating',
        text: 'Review Text',
        publishedAt: 'Review Submit Date and Time',
        respondedAt: 'Developer Reply Date and Time',
      },
      labels: {},
    });
  });

  it('are what somebody says before what they seem to be', () => {
    expect(columnsOf(['Comment', 'Note', 'Shop', 'User'], ['text=Note', 'label.shop=Shop', 'author='])).toEqual({
      fields: { text: 'Note' },
      labels: { shop: 'Shop' },
    });
    expect(columnsOf(['Comment', 'Value'], ['stars=Value']).fields).toEqual({ text: 'Comment', rating: 'Value' });
  });

  it.each([
    [['Comment', 'Review'], [], 'text: could be "Comment" or "Review"; say which: --map text=Comment'],
    [['a', 'b'], [], 'the header: "a, b" names neither text nor rating; say which column: --map text=<column>'],
    [['Comment', 'Comment'], [], 'the header: has "Comment" twice; give each column a name of its own'],
    [['Comment'], ['text=Coment'], '--map: there is no column "Coment"; did you mean "Comment"?'],
    [['Comment'], ['colour=Comment'], '--map: "colour" is no field; fields are id, text,'],
    [['Comment'], ['Comment'], '--map: "Comment" is no mapping; write field=Column, e.g. --map text=Comment'],
  ])('%j with %j are refused in one line', (header, given, line) => {
    expect(() => columnsOf(header, given)).toThrow(line);
  });
});

describe('times', () => {
  const brussels = { zone: 'Europe/Brussels', dates: 'ymd' } as const;

  it.each([
    ['2026-11-22T09:30:00+01:00', { dates: 'ymd' }, '2026-11-22T08:30:00.000Z', 'exact'],
    ['2026-11-22 09:30', brussels, '2026-11-22T08:30:00.000Z', 'exact'],
    ['2026-11-22 09:30', { dates: 'ymd' }, '2026-11-22T09:30:00.000Z', 'day'],
    ['2026-11-22', brussels, '2026-11-21T23:00:00.000Z', 'day'],
    ['22/11/2026 9:05:06 PM', { ...brussels, dates: 'dmy' }, '2026-11-22T20:05:06.000Z', 'exact'],
    ['11/22/2026 12:00 a.m.', { ...brussels, dates: 'mdy' }, '2026-11-21T23:00:00.000Z', 'exact'],
    ['22.11.2026', { dates: 'dmy' }, '2026-11-22T00:00:00.000Z', 'day'],
    ['1763800200', { dates: 'ymd' }, '2025-11-22T08:30:00.000Z', 'exact'],
    ['1763800200123', { dates: 'ymd' }, '2025-11-22T08:30:00.123Z', 'exact'],
    // In the night in which summer time begins, 02:30 does not exist: the clocks say 03:30 then.
    ['2026-03-29 02:30', brussels, '2026-03-29T01:30:00.000Z', 'exact'],
  ] as const)('%s', (text, form, at, precision) => {
    expect(rowTime(text, form)).toEqual({ at, precision });
  });

  it.each([
    '03/04/2026',
    '2026-02-30',
    '26-11-22',
    '2026-11-22 25:00',
    'yesterday',
    '22 Nov 2026',
    '0001-01-01',
    '12345',
  ])('%s is none, and never guessed', (text) => {
    expect(rowTime(text, { dates: 'ymd' })).toBeUndefined();
  });
});

describe('a CSV file', () => {
  it('may have quoted delimiters and line breaks, and its rows know their lines', async () => {
    const csv = 'id;text;stars\r\n1;"Cold; and ""late""\r\nagain";1\r\n\r\n2;5" pan;5\r\n3;x;9\r\n';
    const { first, refused } = await tried(csv);

    expect(first.map(({ id, text }) => [id, text])).toEqual([
      ['1', 'Cold; and "late"\r\nagain'],
      ['2', '5" pan'],
    ]);
    expect(refused).toEqual([
      { line: 6, why: { field: 'stars', value: '"9"', mend: 'write whole stars from 1 to 5, or leave it empty' } },
    ]);
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\uFEFFid,text\n1,café 🎈\n'), {}],
    ['UTF-16, little endian', Buffer.from('\uFEFFid,text\n1,café 🎈\n', 'utf16le'), {}],
    ['UTF-16, big endian', Buffer.from('\uFEFFid,text\n1,café 🎈\n', 'utf16le').swap16(), {}],
    [
      'UTF-16 without a mark, where it is said',
      Buffer.from('id,text\n1,café 🎈\n', 'utf16le'),
      { encoding: 'utf-16le' },
    ],
  ])('is read in %s', async (_what, content, options) => {
    expect((await tried(content, options)).first).toMatchObject([{ id: '1', text: 'café 🎈' }]);
  });

  it('in another encoding is refused until that is said, for what is replaced in silence is lost', async () => {
    const latin = Buffer.from('id,text\n1,caf\u00e9\n', 'latin1');

    await expect(tried(latin)).rejects.toThrow(
      /is not utf-8, somewhere after byte 0; say what it is, e\.g\. --encoding windows-1252/u,
    );
    expect((await tried(latin, { encoding: 'windows-1252' })).first).toMatchObject([{ text: 'café' }]);
    await expect(tried(Buffer.from('id,text\n1,x\n', 'utf16le'))).rejects.toThrow('holds zero bytes');
    await expect(tried(latin, { encoding: 'klingon' })).rejects.toThrow(
      '--encoding: klingon is no encoding that we know',
    );
  });

  it('tells rows that have another number of fields, and a quotation mark that nobody closed', async () => {
    const { refused } = await tried('id,text\n1,a,b\n2\n3,c\n');
    expect(refused.map(({ line, why }) => [line, why.value])).toEqual([
      [2, '3 fields under 2 columns'],
      [3, '1 fields under 2 columns'],
    ]);
    await expect(tried('id,text\n1,"never closed\n2,x\n')).rejects.toThrow(
      /rows\.csv:\d+: is no CSV: Quote Not Closed/u,
    );
  });

  it('without ids gives each row the same id every time, made of its content', async () => {
    const csv = 'text,date,stars\nCold.,2026-11-20,1\nCold.,2026-11-20,2\n';
    const once = await tried(csv);
    const again = await tried(`${csv}Late.,2026-11-21,1\n`);

    expect(once.counts).toMatchObject({ rows: 2, hashedIds: 2, dayOnly: 2 });
    expect(new Set(once.first.map(({ id }) => id)).size).toBe(2);
    expect(again.first.slice(0, 2).map(({ id }) => id)).toEqual(once.first.map(({ id }) => id));
  });
});

describe('replies', () => {
  const header = 'id,text,reply,replied at,replied\n';
  const responses = async (rows: string, options: Partial<FileOptions> = {}) =>
    (await tried(header + rows, { map: ['respondedAt=replied at', 'responded=replied'], ...options })).first.map(
      ({ response }) => response,
    );

  it('are what the cells say, and nothing else', async () => {
    expect(
      await responses(
        '1,x,Sorry!,2026-11-20T10:00:00Z,\n2,x,Sorry!,,\n3,x,,,yes\n4,x,,,no\n5,x,,,\n6,x,,2026-11-20,\n',
      ),
    ).toEqual([
      { truth: 'replied', at: Date.parse('2026-11-20T10:00:00Z') },
      { truth: 'replied' },
      { truth: 'replied' },
      { truth: 'notReplied' },
      { truth: 'unknown', reason: 'the sender does not say' },
      { truth: 'replied' },
    ]);
  });

  it('that are blank mean none only where somebody says so', async () => {
    expect(await responses('5,x,,,\n', { blankReply: 'not-replied' })).toEqual([{ truth: 'notReplied' }]);
  });
});

describe('JSON Lines', () => {
  const lines = (...values: unknown[]): string =>
    values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

  it('are taken as they are where the push webhook would take them', async () => {
    const { first, refused } = await tried(
      lines(anEntry(), '{"id":', anEntry({ id: 'b', rating: 9 })),
      {},
      'rows.jsonl',
    );

    expect(first).toMatchObject([{ id: 'ticket-1', kind: 'file', response: { truth: 'notReplied' } }]);
    expect(refused.map(({ line, why }) => [line, why.field])).toEqual([
      [2, 'row'],
      [3, 'rating'],
    ]);
  });

  it('are read by their keys where they are not', async () => {
    const { first } = await tried(
      lines({ review_id: 7, score: 2, body: 'Cold.', created_at: 1_763_800_200 }),
      {},
      'rows.ndjson',
    );

    expect(first).toMatchObject([{ id: '7', rating: 2, text: 'Cold.', publishedPrecision: 'exact' }]);
  });

  it('of anything else are refused by their ending', async () => {
    await expect(tried('{}', {}, 'rows.xlsx')).rejects.toThrow(
      'has no ending that says what it is; name it .csv, .tsv, .jsonl or .ndjson',
    );
  });
});
