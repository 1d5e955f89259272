/** The tone of a longer text shows in its beginning, and judges bill by length. At most 3,000 bytes in UTF-8. */
const MOST_CHARACTERS = 1_000;

/** A text as it is sent to another judge: well formed, without control characters, and not longer than it is worth. */
export const asSent = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();

/** How long a judge may take: mentions wait for it before their clocks open. In milliseconds. */
export const MOST_WAIT = 2_000;
