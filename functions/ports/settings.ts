import type { Settings } from '../domain/settings/settings.ts';

export interface Secrets {
  /** The value under a name, cached for minutes. Refuses in one line that names it when there is none. */
  read(name: string): Promise<string>;
}

export type ReadSettings = () => Promise<Settings>;
