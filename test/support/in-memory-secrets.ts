import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Secrets } from '../../functions/ports/settings.ts';

/** Secrets by name; refuses those that are not given, as the real one does. */
export const inMemorySecrets = (values: Readonly<Record<string, string>> = {}): Secrets => ({
  read: async (name) => {
    const value = values[name];
    if (value === undefined) throw new Refusal(`secret ${name}`, 'there is none', 'give it to inMemorySecrets');
    return value;
  },
});
