import type { Settings } from '../domain/settings/settings.ts';
import type { DeskLinks, DeskSeal } from '../ports/desk.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import type { MentionStore, OpenClocks } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { ReportShelf } from '../ports/reports.ts';
import type { SourceStore } from '../ports/sources.ts';

/** What the desk is made of. */
export interface DeskDeps {
  readonly settings: Settings;
  readonly openClocks: OpenClocks;
  readonly mentions: Pick<MentionStore, 'find' | 'factsOf' | 'save'>;
  readonly incidents: Pick<IncidentStore, 'board' | 'past'>;
  readonly sources: Pick<SourceStore, 'find' | 'gaps'>;
  readonly reports: ReportShelf;
  readonly seal: DeskSeal;
  readonly links: Pick<DeskLinks, 'use' | 'isOpen' | 'revoke'>;
  readonly now: Now;
  /** Short, and nobody can guess it. */
  readonly newId: () => string;
}
