import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../functions/domain/forecast/forecast.ts';
import { forecastFacts } from '../../../functions/domain/reports/forecast-clocks.ts';
import { reportJson } from '../../../functions/domain/reports/report-json.ts';
import { reportJsonSchema, reportSchema } from '../../../functions/domain/reports/report-schema.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { zoneNamed } from '../../../functions/domain/sla/zone.ts';
import { answered, anyFacts, FROM, NOW, reportOf, someFacts } from './builders.ts';

const read = (text: string) => reportSchema.safeParse(JSON.parse(text));

describe('the published schema of a report', () => {
  it('is in step with the code', () => {
    const published = readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8');

    expect(published.replaceAll('\r\n', '\n')).toBe(reportJsonSchema());
  });

  it('takes every report, whatever it is of', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 12 }), fc.constantFrom('source', 'theme', 'hour'), (facts, by) => {
        expect(read(reportJson(reportOf(facts, { by }))).error).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('takes storms, scores, gaps and a forecast', () => {
    const history = Array.from({ length: 40 }, (_, index) => {
      const startedAt = NOW - index * DAY - 5 * HOUR;
      return answered(HOUR, {
        externalId: String(index),
        startedAt,
        postedAt: startedAt,
        respondedAt: startedAt + HOUR,
      });
    });
    const facts = [...history, someFacts({ externalId: 'open', startedAt: NOW - HOUR, dueAt: NOW + HOUR })];
    const report = reportOf(facts, {
      storms: [
        {
          ...{ kind: 'storm', id: '20261120-0900-delivery', theme: 'delivery', severity: 'high', openedAt: NOW - HOUR },
          ...{ firstSeenAt: NOW - HOUR, calmAt: NOW, mentions: 12, peak: 9, answered: 1, waiting: 8, overdue: 3 },
        },
      ],
      scores: { days: 1, nps: { answers: 3, score: 33.3, range: [-20.1, 86.7] } },
      sources: [
        {
          ...{
            sourceId: 'fernweh-us',
            label: 'App Store US',
            seesResponses: true,
            coveredSince: FROM,
            lastReadAt: NOW,
          },
          gaps: [{ sourceId: 'fernweh-us', from: NOW - HOUR, reason: 'the server answered 503' }],
        },
      ],
    });
    const forecast = forecastOf({
      ...forecastFacts(facts, NOW),
      ...{ knownFrom: NOW - 60 * DAY, now: NOW, zone: zoneNamed('Europe/Berlin') },
      between: (_clock, from, to) => to - from,
      isHoliday: () => false,
    });

    const { data, error } = read(reportJson({ ...report, forecast }));

    expect(error).toBeUndefined();
    expect(data?.forecast?.all).toMatchObject({ open: 1 });
    expect(data?.forecast?.load.backtest?.weeks).toBeGreaterThan(0);
  });

  it('takes nothing that it does not know: what is published is all there is', () => {
    const body = JSON.parse(reportJson(reportOf([someFacts()])));

    expect(reportSchema.safeParse({ ...body, mood: 'fine' }).success).toBe(false);
    expect(reportSchema.safeParse({ ...body, total: { ...body.total, attainment: 1.1 } }).success).toBe(false);
  });
});
