import { isMap, parseDocument, stringify } from 'yaml';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { loadSettings, readSettingsText, trialSettings } from './read-settings-file.ts';

/**
 * Policies to try out: a whole settings file, or one with `policies` (and `calendars`, `owners`, `routes` where they are
 * others too) whose missing parts come from `settingsFile`. Throws the first problem as a Refusal of one line.
 */
export function loadPolicies(fileName: string, settingsFile: string): Settings {
  const text = readSettingsText(fileName);
  const part = parseDocument(text, { logLevel: 'silent' });
  if (part.errors.length > 0 || !isMap(part.contents) || part.has('version')) return loadSettings(fileName);
  if (!part.has('policies')) {
    throw new Refusal(
      fileName,
      'has no policies',
      'write policies: and the list of them, or name a whole settings file',
    );
  }
  const rest = parseDocument(readSettingsText(settingsFile), { logLevel: 'silent' });
  loadSettings(settingsFile);
  const keys = part.contents.items.map(({ key }) => String(key));
  for (const key of keys) rest.delete(key);
  // Behind the part, so that its own lines keep their numbers in what is said about them.
  const whole =
    part.contents.flow === true ? stringify({ ...part.toJS(), ...rest.toJS() }) : `${text}\n${stringify(rest.toJS())}`;
  return trialSettings(whole, fileName, settingsFile);
}
