import type { Complaint } from '../../../functions/domain/incidents/incident.ts';
import { composeNotice, type IncidentNotice, type NoticeInput } from '../../../functions/domain/incidents/notice.ts';
import type { StormRules } from '../../../functions/domain/incidents/rules.ts';
import { factsOf } from '../../../functions/domain/reports/facts-of.ts';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { aMention, anObservation, at } from '../../support/builders.ts';
import { anIncident } from '../../support/incidents.ts';

export const NOON = at('2026-11-20T12:00:00Z');

export const RULES: StormRules = { minimum: 10, deviations: 4, window: HOUR, coolDown: 30 * MINUTE, wakes: false };

/** Negative mentions of the hour before noon. */
export const complaints = (count: number, changes: Partial<Complaint> = {}): Complaint[] =>
  Array.from({ length: count }, (_, index) => ({
    ...factsOf(aMention()),
    brand: 'sundial',
    sourceId: 'help-desk',
    externalId: `c${index}`,
    postedAt: NOON - 10 * MINUTE,
    discoveredAt: NOON - 9 * MINUTE,
    ...changes,
  }));

export const aNotice = (changes: Partial<NoticeInput> = {}): IncidentNotice =>
  composeNotice({
    incident: anIncident(),
    stage: 'breach',
    owner: { id: 'support', name: 'Support desk', slackId: 'U07SUPPORT' },
    brandName: 'Sundial',
    sourceName: () => 'Help desk',
    mentions: [aMention({ observation: anObservation({ text: 'The parcel never came.' }) })],
    timeZone: 'Europe/Berlin',
    window: HOUR,
    now: NOON,
    redacted: false,
    ...changes,
  });
