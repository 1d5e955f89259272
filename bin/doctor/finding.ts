/** What one look of the doctor found. `skipped`: it could not be looked at from here. */
export interface Finding {
  readonly about: string;
  readonly state: 'well' | 'warning' | 'bad' | 'skipped';
  readonly words: string;
  /** What to do about it. */
  readonly mend?: string;
}

export const well = (about: string, words: string): Finding => ({ about, state: 'well', words });
export const skipped = (about: string, words: string): Finding => ({ about, state: 'skipped', words });
export const warning = (about: string, words: string, mend: string): Finding => ({
  about,
  state: 'warning',
  words,
  mend,
});
export const bad = (about: string, words: string, mend: string): Finding => ({ about, state: 'bad', words, mend });

/** Up to `most` names, and how many more there are. */
export const some = (names: readonly string[], most = 5): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
