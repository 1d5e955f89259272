/** What may be wrong with a response, and the letter that facts keep of it. Each is a hint: a person has to look. */
export const HINTS = {
  /** In another language than the mention. */
  otherLanguage: 'l',
  /** Asks the customer to write elsewhere and says nothing else. */
  writeToUs: 'w',
  /** Has no word of what the customer complained about. */
  besideThePoint: 'p',
} as const;

export const HINT_NAMES = Object.keys(HINTS) as readonly (keyof typeof HINTS)[];

/** `reused`: the words of a response had been used before in the same group, but for names, numbers and who signs. */
export type Hint = keyof typeof HINTS | 'reused';
