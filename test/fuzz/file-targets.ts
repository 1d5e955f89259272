import { readFileSync } from 'node:fs';
import { answerLines } from '../../bin/commands/clock.ts';
import { scoreLine } from '../../bin/commands/score.ts';
import { columnsOf } from '../../bin/import/columns.ts';
import { csvRows, jsonRows, type Row } from '../../bin/import/file-rows.ts';
import { rowEntry } from '../../bin/import/row-entry.ts';
import { readIcalHolidays } from '../../bin/settings/ical-holidays.ts';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { isRefused, readEntry } from '../../functions/domain/mentions/push/read-entry.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { allDay, ical } from '../bin/settings/ical-text.ts';
import type { Target } from './fuzz.ts';
import { mutateJson, mutateLines, mutateText } from './mutate.ts';
import type { Random } from './random.ts';

const SETTINGS = readFileSync(new URL('../../replywatch.yaml', import.meta.url), 'utf8');
const YAML = [
  SETTINGS,
  'version: 1\nbrands: {acme: {name: Acme}}\nsources: {a: {brand: acme, kind: rss, feed: https://x.example/f, every: 5m to 6h}}\npolicies: [{id: p, respondWithin: {time: 4h, calendar: c}, owner: o}]\nowners: {o: {name: O}}\ncalendars: {c: {timeZone: Europe/Brussels, hours: {mon-fri: 09:00-17:00}}}\nroutes: [{email: a@b.example}]\n',
];

const CSV = [
  'id,text,rating,date,author,reply\n1,"It ""froze""",1,2026-11-20,Mira,\n2,Fine,5,2026-11-21T10:00:00Z,Bo,Thanks\n',
  'text;stars;published at\r\nLeaks;2;20/11/2026\r\n"two\r\nlines";★★;21/11/2026\r\n',
];
const ENTRIES = '{"id":"1","text":"Leaks","publishedAt":"2026-11-20T10:00:00Z"}\n{"id":2,"text":"Fine"}\n';
const FORM = { dates: 'ymd', blankReply: 'unknown' } as const;

const CALENDARS = [
  ical(allDay('20261225', 'Christmas'), allDay('20260101', 'New Year', 'RRULE:FREQ=YEARLY;COUNT=5', 'UID:1')),
  ical(allDay('20260405', 'Easter', 'DTEND;VALUE=DATE:20260407', 'STATUS:CANCELLED', 'EXDATE;VALUE=DATE:20270101')),
];

const QUESTION = {
  id: 1,
  op: 'deadline',
  calendar: {
    timeZone: 'Europe/Brussels',
    hours: { mon: [['09:00', '17:00']], 'tue-fri': '22:00-06:00' },
    holidays: ['2026-12-25'],
  },
  input: {
    start: '2026-11-20T10:00:00+01:00',
    targetMinutes: 240,
    pauses: [['2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z']],
  },
};
const OPS = [
  'deadline',
  'addBusinessMinutes',
  'businessMinutesBetween',
  'isOpen',
  'nextOpen',
  'openIntervals',
] as const;
const LINE = { id: 1, text: 'It froze again and again', language: 'en', channel: 'review', rating: 1 };

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* some(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  let left = 200;
  for await (const row of rows) {
    yield row;
    left -= 1;
    if (left === 0) return;
  }
}

const anyChange = (texts: readonly string[], random: Random): string =>
  random.once(3) ? mutateText(random.of(texts) ?? '', random, texts) : mutateLines(random.of(texts) ?? '', random);

const scorer = builtInScorer();

/** What people give to commands: settings, files, lines. */
export const FILE_TARGETS: readonly Target[] = [
  {
    name: 'settings',
    make: (random) => anyChange(YAML, random),
    read: (text) => readSettings(text, 'replywatch.yaml'),
  },
  {
    name: 'settings as JSON',
    make: (random) =>
      JSON.stringify(
        mutateJson(
          {
            version: 1,
            brands: { acme: { name: 'Acme' } },
            sources: { a: { brand: 'acme', kind: 'rss', feed: 'https://x.example/f' } },
            policies: [{ id: 'p', when: { stars: [1, 2] }, respondWithin: { time: '4h' }, owner: 'o' }],
            owners: { o: { name: 'O' } },
            routes: [{ email: 'a@b.example' }],
          },
          random,
        ),
      ) ?? '',
    read: (text) => readSettings(text, 'replywatch.yaml'),
  },
  {
    name: 'CSV import',
    make: (random) => anyChange(CSV, random),
    read: async (text) => {
      const { columns, rows } = await csvRows(once(text), 'x.csv');
      const form = { ...FORM, columns: columnsOf(columns, []) };
      return Array.fromAsync(some(rows), ({ record, broken }) =>
        broken === undefined ? rowEntry(record as Record<string, string>, form) : broken,
      );
    },
  },
  {
    name: 'JSON Lines import',
    make: (random) =>
      random.once(2)
        ? mutateText(ENTRIES, random, CSV)
        : `${JSON.stringify(mutateJson(JSON.parse(ENTRIES.split('\n')[0] ?? ''), random))}\n`,
    read: (text) =>
      Array.fromAsync(some(jsonRows(once(text))), ({ record, broken }) => {
        if (broken !== undefined) return broken;
        const entry = readEntry(record, 'file');
        return isRefused(entry) ? entry : entry.what;
      }),
  },
  {
    name: 'iCal',
    make: (random) => anyChange(CALENDARS, random),
    read: (text) => readIcalHolidays(text, 'holidays.ics', 500),
    growth: 2_000,
  },
  {
    name: 'clock line',
    make: (random) =>
      random.once(3)
        ? mutateText(JSON.stringify({ ...QUESTION, op: random.of(OPS) }), random, [JSON.stringify(LINE)])
        : (JSON.stringify(mutateJson({ ...QUESTION, op: random.of(OPS) }, random)) ?? ''),
    read: async (line) => {
      const answers: string[] = [];
      await answerLines(once(line), async (text) => void answers.push(text));
      return answers;
    },
    growth: 20_000,
  },
  {
    name: 'score line',
    make: (random) =>
      random.once(3)
        ? mutateText(JSON.stringify(LINE), random, [JSON.stringify(QUESTION)])
        : (JSON.stringify(mutateJson(LINE, random)) ?? ''),
    read: (line) => scoreLine(line, 1, scorer),
  },
];
