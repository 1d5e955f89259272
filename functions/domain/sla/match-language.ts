/** Whether a language of a policy is meant to include another: `en` includes `en-GB`. Basic filtering of RFC 4647, 3.3.1. */
export function coversLanguage(range: string, language: string): boolean {
  const wanted = range.toLowerCase();
  const given = language.toLowerCase();
  return given === wanted || given.startsWith(`${wanted}-`);
}
