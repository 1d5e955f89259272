import { describe, expect, it } from 'vitest';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { DAY, HOUR } from '../../functions/domain/shared/time.ts';
import type { ReportFile } from '../../functions/ports/reports.ts';
import { type AskedReports, compileReports } from '../../functions/use-cases/compile-report.ts';
import { aClock, aMention, anObservation, aSeverity, at } from '../support/builders.ts';
import { inMemoryIncidentStore } from '../support/in-memory-incident-store.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryRollupStore } from '../support/in-memory-rollup-store.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { alertSettings } from './alert-ports.ts';

/** Monday, 09:00 in Brussels. */
const NOW = at('2026-11-23T08:00:00Z');
const ACME = { id: 'acme', name: 'Acme', calendar: 'office' };
const OFFICE = {
  timeZone: 'Europe/Brussels',
  hours: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
} as const;

async function compiled(
  asked: AskedReports,
  over: Parameters<typeof alertSettings>[0] = {},
  more: readonly Mention[] = [],
) {
  const mentions = inMemoryMentionStore();
  for (const mention of more) await mentions.save(mention);
  const posted = at('2026-11-20T14:00:00Z');
  await mentions.save(
    aMention({
      brand: 'acme',
      severity: aSeverity({ level: 'critical' }),
      observation: anObservation({
        id: '4711',
        publishedAt: posted,
        text: 'Cold soup.\nNobody came back to me',
        author: { name: 'Ada Example' },
        url: 'https://reviews.example/4711',
      }),
      clock: aClock({ startedAt: posted, dueAt: posted + 2 * HOUR }),
    }),
  );
  const stored: { name: string; files: readonly ReportFile[] }[] = [];
  const told: { subject: string; text: string }[] = [];
  const made = await compileReports(asked, {
    readSettings: async () => alertSettings({ brands: [ACME], calendars: { office: OFFICE }, ...over }),
    mentions,
    rollups: inMemoryRollupStore(),
    sources: inMemorySourceStore(),
    incidents: inMemoryIncidentStore(),
    scores: { find: async () => [] },
    drawCharts: async () => new Map(),
    now: () => NOW + 60_000,
    publisher: {
      store: async (name, files) => {
        stored.push({ name, files });
        return `https://reports.example/${name}`;
      },
      announce: async (subject, text) => {
        told.push({ subject, text });
      },
    },
  });
  return { made, stored, told };
}

describe('compileReports', () => {
  it("makes on Monday's opening the digest since Friday's and the week's report, in the brand's zone", async () => {
    const { stored, told } = await compiled({ at: NOW });

    expect(stored.map(({ name, files }) => [name, files.map(({ extension }) => extension)])).toEqual([
      ['acme/20261123-day', ['html', 'csv', 'json']],
      ['acme/20261123-week', ['html', 'csv', 'json']],
    ]);
    expect(told.map(({ subject }) => subject)).toEqual(['Acme: responses of the day', 'Acme: responses of the week']);
    expect(told[0]?.text).toContain('posted from Fri 20 Nov 2026, 09:00 CET to Mon 23 Nov 2026, 09:00 CET: 1 mention.');
    expect(told[1]?.text).toContain('posted from Mon 16 Nov 2026, 00:00 CET to Mon 23 Nov 2026, 00:00 CET');
  });

  it('says what to do first, why, and where to answer', async () => {
    const { told } = await compiled({ at: NOW });

    expect(told[0]?.text).toMatch(/^To do first: .+: answer the one that is overdue, the longest first\.$/mu);
    expect(told[0]?.text).toContain('overdue for 2 d 16 h');
    expect(told[0]?.text).toContain('"Cold soup. Nobody came back to me"');
    expect(told[0]?.text).toContain('https://reviews.example/4711');
    expect(told[0]?.text).toContain('https://reports.example/acme/20261123-day');
    expect(told[0]?.text).not.toContain('Ada Example');
  });

  it('says of each cluster where most of it was posted and what the gravest one says, but not twice', async () => {
    const complaint = (id: string, theme: string, text: string, isAnswered: boolean) =>
      aMention({
        brand: 'acme',
        severity: aSeverity({ level: 'high', themes: [{ id: theme }] }),
        observation: anObservation({ id, publishedAt: NOW - DAY, text, author: { name: 'Bo Example' } }),
        clock: aClock({
          ...{ startedAt: NOW - DAY, dueAt: NOW - 20 * HOUR },
          ...(isAnswered && { status: 'met' as const, respondedAt: NOW - 22 * HOUR }),
        }),
      });
    const lost = complaint('1', 'delivery', 'Lost on the way', true);
    const late = complaint('2', 'delivery', 'Two weeks late', true);
    const open = complaint('3', 'price', 'Far too dear', false);
    const { told } = await compiled({ at: NOW }, {}, [lost, late, open]);
    const [{ text = '' } = {}] = told;

    expect(text).toMatch(/delivery.*: 2 complaints, 0 in the seven days before; all at .+\n {5}"(?:Lost|Two)/u);
    expect(text.split('Far too dear')).toHaveLength(2);
    expect(text).not.toContain('Bo Example');
    expect((await compiled({ at: NOW }, { redacted: true }, [lost])).told[0]?.text).not.toContain('Lost');
  });

  it('shows no text where alerts show none', async () => {
    const { told } = await compiled({ at: NOW }, { redacted: true });

    expect(told[0]?.text).not.toContain('soup');
    expect(told[0]?.text).toContain('https://reviews.example/4711');
  });

  it('makes nothing in an hour in which nobody opens, and what is asked for at any time', async () => {
    expect((await compiled({ at: NOW + HOUR })).made).toEqual([]);
    expect((await compiled('day')).made).toMatchObject([{ name: 'acme/20261123-day', mentions: 0 }]);
    expect((await compiled('week')).made).toMatchObject([{ name: 'acme/20261123-week', mentions: 1 }]);
  });
});
