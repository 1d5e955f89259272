import { SETTINGS_FILE } from '../settings/read-settings-file.ts';
import { settingsLeftIn } from './data-folder.ts';
import type { StorePlace } from './open-store.ts';

/** The file that the settings of a place come from. */
export const settingsFileOf = ({ settings, endpoint, data }: StorePlace): string =>
  settings ?? (endpoint === 'local' ? settingsLeftIn(data) : SETTINGS_FILE);
