/** Why a person says that a mention needs no answer; those who write their own reason may begin with one of them. */
export const NOT_RELEVANT_REASONS = [
  'Not a complaint',
  'Spam',
  'Not about us',
  'A duplicate',
  'No answer is expected',
  'Another reason',
] as const;

/** Behind the name of who said it, as the history has it. */
const TEACHING = /: (?:(not a complaint)|spam|not about us|a duplicate)\b/iu;

/**
 * What a story's `markedNotRelevant` teaches of the text: that it is no complaint; or that its words and stars say
 * nothing about how the brand's customers speak. Undefined: nothing either way.
 */
export function lessonOfDismissal(detail: string): 'noComplaint' | 'noLesson' | undefined {
  const found = TEACHING.exec(detail);
  if (found === null) return undefined;
  return found[1] === undefined ? 'noLesson' : 'noComplaint';
}
