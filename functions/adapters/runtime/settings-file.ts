import { readFile } from 'node:fs/promises';
import type { Settings } from '../../domain/settings/settings.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { ReadSettings } from '../../ports/settings.ts';

const LISTS = ['brands', 'sources', 'policies', 'owners', 'routes'] as const;

/**
 * Reads the compiled settings (JSON that the deploy wrote from `replywatch.yaml`) once; a failed read is tried again.
 * The file is ours, so only its being there and being settings at all is checked.
 */
export function settingsFromFile(path: string): ReadSettings {
  let reading: Promise<Settings> | undefined;
  return () => {
    reading ??= readSettingsFile(path).catch((cause: unknown) => {
      reading = undefined;
      throw cause;
    });
    return reading;
  };
}

async function readSettingsFile(path: string): Promise<Settings> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Refusal(path, 'compiled settings cannot be read', 'deploy again or set SETTINGS_FILE', { cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal(path, 'compiled settings are not JSON', 'deploy again', { cause });
  }
  if (!isSettings(value)) {
    throw new Refusal(path, `compiled settings lack one of ${LISTS.join(', ')}`, 'deploy again');
  }
  return value;
}

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' &&
  value !== null &&
  LISTS.every((list) => Array.isArray((value as Record<string, unknown>)[list]));
