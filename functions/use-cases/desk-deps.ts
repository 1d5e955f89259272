import type { Settings } from '../domain/settings/settings.ts';
import type {
  DeskLinks,
  DeskSeal,
  IncidentStore,
  MentionStore,
  Now,
  OpenClocks,
  ReportShelf,
  SourceStore,
} from '../ports.ts';

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
