import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../functions/domain/reports/report-csv.ts';
import { reportHtml } from '../../../functions/domain/reports/report-html.ts';
import { reportJson } from '../../../functions/domain/reports/report-json.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { answered, FROM, NOW, reportOf, someFacts } from './builders.ts';

const HOSTILE = `</td><script>alert(1)</script>"'&`;

/** RFC 4180, read by the book. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the report as CSV', () => {
  it('has a line for each clock, with instants in UTC', () => {
    const [names, row, ...more] = readCsv(reportCsv(reportOf([answered(HOUR, { rating: 1, language: 'en' })])));

    expect(more).toEqual([]);
    expect(Object.fromEntries((names ?? []).map((name, index) => [name, row?.[index]]))).toEqual({
      brand: 'fernweh',
      source: 'fernweh-us',
      mention: 'fernweh/app-store:us:900000001/1',
      posted_at: '2026-11-18T09:00:00.000Z',
      discovered_at: '2026-11-18T09:05:00.000Z',
      stars: '1',
      severity: 'high',
      sentiment: 'negative',
      language: 'en',
      owner: 'care',
      cycle: '1',
      bucket: 'met',
      started_at: '2026-11-18T09:00:00.000Z',
      due_at: '2026-11-18T13:00:00.000Z',
      responded_at: '2026-11-18T10:00:00.000Z',
      late_discovered: 'no',
      kind: 'app-store',
      ...{ moment: '', themes: '', emotion: '', stars_raised_at: '', ended_at: '' },
      ...{ as_of: '2026-11-20T12:00:00.000Z', first: 'yes', seen_at: '', labels: '' },
      ...{ wait_ms: '3600000', open_wait_ms: '3600000', team_wait_ms: '3300000', open_team_wait_ms: '3300000' },
      ...{ age_ms: '', lag_ms: '300000', weekday: '3', hour: '10' },
      ...{ warned: '0', breached: '0', escalated: '0', came_back: '', repeat: '' },
      ...{ response_read: '', hints: '', words_key: '' },
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＠x'])('disarms %j', (formula) => {
    const [, row] = readCsv(reportCsv(reportOf([someFacts({ owner: formula })])));

    expect(row).toContain(`'${formula}`);
  });

  it('gives every text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, row] = readCsv(reportCsv(reportOf([someFacts({ owner: `o${text}` })])));
        expect(row?.[9]).toBe(`o${text}`);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the report as JSON', () => {
  it('names mentions as commands do, and has instants in UTC', () => {
    const report = JSON.parse(reportJson(reportOf([someFacts(), answered(6 * HOUR, { externalId: '2' })])));

    expect(report).toMatchObject({
      schema: 'replywatch.report.1',
      from: '2026-11-16T00:00:00.000Z',
      total: { mentions: 2, attainment: 0, responseRate: 0.5 },
      waiting: [{ mention: 'fernweh/app-store:us:900000001/1', cycle: 1 }],
      late: [{ mention: 'fernweh/app-store:us:900000001/2', cycle: 1 }],
      coverage: [{ sourceId: 'fernweh-us', missing: 0, share: 1 }],
      rows: [{ bucket: 'overdue', dueAt: '2026-11-18T13:00:00.000Z' }, { bucket: 'late' }],
    });
  });
});

describe('the report as a page', () => {
  it('asks nothing of any server and runs no script', () => {
    const page = reportHtml(reportOf([someFacts()]));

    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|src=|href="(?!#)|https?:|url\((?!#)/u);
  });

  it('says when each source was last read or heard, and how long its mentions take', () => {
    const heard = {
      seesResponses: true,
      gaps: [],
      lastReadAt: NOW - HOUR,
      lag: { p50: HOUR, p90: 3 * HOUR, mentions: 9 },
    };
    const report = reportOf([], {
      sources: [{ sourceId: 'help-desk', label: 'Help desk', coveredSince: FROM, ...heard }],
    });

    expect(reportHtml(report)).toContain('<td data-name="Found after">1 h / 3 h</td>');
    expect(JSON.parse(reportJson(report)).coverage[0]).toMatchObject({
      lastReadAt: new Date(NOW - HOUR).toISOString(),
      lag: { p50: HOUR, p90: 3 * HOUR, mentions: 9 },
    });
  });

  it('shows names and ids as text, whatever they are', () => {
    const hostile = { seesResponses: true, gaps: [{ sourceId: 'fernweh-us', from: NOW - HOUR, reason: HOSTILE }] };
    const page = reportHtml(
      reportOf([someFacts({ externalId: HOSTILE, owner: HOSTILE })], {
        brand: { id: 'fernweh', name: HOSTILE },
        sources: [{ sourceId: 'fernweh-us', label: HOSTILE, coveredSince: FROM, ...hostile }],
      }),
    );

    expect(page).not.toContain('<script');
    expect(page).toContain('&#60;script&#62;');
  });

  it('leads from each figure to its rows, and every anchor is there', () => {
    const page = reportHtml(reportOf([someFacts(), answered(HOUR, { externalId: '2' })]));
    const targets = [...page.matchAll(/href="#([^"]+)"/gu)].map(([, target]) => target);

    expect(targets).toEqual(expect.arrayContaining(['rows-met', 'rows-overdue', 'rows-group-1', 'waiting']));
    for (const target of targets) expect(page).toContain(`id="${target}"`);
  });

  it('tells the bar in words, for who cannot see it', () => {
    const page = reportHtml(reportOf([someFacts(), answered(HOUR, { externalId: '2' })]));

    expect(page).toContain('role="img" aria-label="1 answered in time, 1 overdue, unanswered"');
  });

  it('says what was not covered, and which source hides its responses', () => {
    const gaps = [{ sourceId: 'fernweh-us', from: NOW - 3 * HOUR, to: NOW - HOUR, reason: 'the server answered 503' }];
    const page = reportHtml(
      reportOf([], {
        sources: [{ sourceId: 'fernweh-us', label: 'App Store US', seesResponses: false, coveredSince: FROM, gaps }],
      }),
    );

    expect(page).toContain('2 h in all; last gap from Fri 20 Nov 2026, 10:00 CET: the server answered 503');
    expect(page).toContain('not shown by this source: a person has to mark them');
    expect(page).toContain('No mention was posted in this time.');
    expect(page).toContain('nothing was due yet');
  });
});
