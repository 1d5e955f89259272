/** What may be wrong with a response, and the letter that facts keep of it. Each is a hint: a person has to look. */
export const HINTS = {
  /** Nearly the same words as an earlier response of the brand. */
  reused: 'r',
  /** In another language than the mention. */
  otherLanguage: 'l',
  /** Asks the customer to write elsewhere and says nothing else. */
  writeToUs: 'w',
  /** Has no word of what the customer complained about. */
  besideThePoint: 'p',
} as const;

export type Hint = keyof typeof HINTS;

export const HINT_NAMES = Object.keys(HINTS) as readonly Hint[];
