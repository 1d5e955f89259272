import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../functions/domain/sla/match-subject.ts';
import { compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { anObservation, aPolicy, aSeverity, at } from '../../support/builders.ts';

const CALENDARS = {
  office: compileCalendar({ timeZone: 'Europe/Brussels', hours: { mon: [['09:00', '17:00']] } }),
  night: compileCalendar({ timeZone: 'Europe/Brussels', hours: { mon: [['20:00', '06:00']] } }),
};
const asks = (calendar: 'office' | 'night') => aPolicy({ when: { time: { calendar, is: 'inside' } } });
const context = (policies = [asks('office'), asks('night')]) => ({
  brand: 'acme',
  sourceId: 'acme-us',
  policies,
  openTimeOf: (id: string) => CALENDARS[id as keyof typeof CALENDARS],
});

describe('what policies look at of a mention', () => {
  it('is what the source and the score say', () => {
    const seen = anObservation({ labels: { version: '5.1.0' } });

    expect(subjectOf(seen, aSeverity(), context([]))).toEqual({
      brand: 'acme',
      sourceId: 'acme-us',
      kind: 'app-store',
      rating: 1,
      severity: 'high',
      sentiment: 'negative',
      language: 'en',
      labels: { version: '5.1.0' },
      openCalendars: [],
    });
  });

  it.each([
    ['2026-11-16T08:00:00Z', ['office']],
    ['2026-11-16T16:00:00Z', []],
    ['2026-11-16T20:00:00Z', ['night']],
  ])('names the calendars that were open at %s', (publishedAt, open) => {
    const seen = anObservation({ publishedAt: at(publishedAt) });

    expect(subjectOf(seen, aSeverity(), context()).openCalendars).toEqual(open);
  });

  it('asks for no calendar that no policy names', () => {
    const asked: string[] = [];
    const watching = {
      ...context([asks('night'), aPolicy()]),
      openTimeOf: (id: string) => {
        asked.push(id);
        return CALENDARS.night;
      },
    };
    subjectOf(anObservation(), aSeverity(), watching);

    expect(asked).toEqual(['night']);
  });

  it('tells themes and the moment of a mention as they were judged', () => {
    const severity = aSeverity({ themes: [{ id: 'billing', evidence: 'charged twice' }], moment: 'support' });
    const subject = subjectOf(anObservation(), severity, context());

    expect(subject).toMatchObject({ themes: ['billing'], moment: 'support' });
  });

  it.each([
    [undefined, undefined],
    [0, false],
    [1, true],
  ])('with %s earlier mentions of its author known, repeat author is %s', (earlierByAuthor, told) => {
    const severity = aSeverity(earlierByAuthor === undefined ? {} : { earlierByAuthor });

    expect(subjectOf(anObservation(), severity, context()).repeatAuthor).toBe(told);
  });

  it('leaves out what nobody knows: an hour of which only the day is told, stars, a language', () => {
    const { rating, language, ...seen } = anObservation({ publishedPrecision: 'day' });

    expect(Object.keys(subjectOf(seen, aSeverity(), context()))).toEqual([
      'brand',
      'sourceId',
      'kind',
      'severity',
      'sentiment',
      'labels',
    ]);
  });
});
