/** Names and ids come from outside and must not steer the terminal. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
