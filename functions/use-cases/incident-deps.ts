import type { StormRules } from '../domain/incidents/rules.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import type { IncidentPublisher, IncidentStore } from '../ports/incidents.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { ReadSettings } from '../ports/settings.ts';
import type { WindowDeps } from './storm-windows.ts';

/** What it takes to look after incidents. */
export interface IncidentDeps extends WindowDeps {
  readonly incidents: IncidentStore;
  readonly mentions: Pick<MentionStore, 'find' | 'facts'>;
  readonly publisher: IncidentPublisher;
  readonly readSettings: ReadSettings;
  readonly now: Now;
  /** By brand: no look at what came in is worth its reads before then. Of this process only. */
  readonly restUntil: Map<string, Instant>;
}

export type SettingsWithStorms = Settings & { readonly storms: StormRules };

/** A large brand's window is read at most every so often: this long for each mention in it. */
const REST_FOR_EACH: Duration = 5;

/** After a look that had to read much the next one rests. */
export const restAfter = (read: number): Duration => read * REST_FOR_EACH;
