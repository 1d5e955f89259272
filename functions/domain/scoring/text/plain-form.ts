/** Longer texts are judged by their beginning and their end, where people say what they think. */
const HEAD_CHARACTERS = 3_000;
const TAIL_CHARACTERS = 1_000;

const ASCII = /^[\0-\x7f]*$/u;
/** Zero-width, directional and filler characters, stretched Arabic; and skin tones, which are nobody's business. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\u{640}]/gu;
/** Accents on Latin, Greek and Cyrillic letters, and the short vowels of Arabic and Hebrew: many people leave them out. */
const ACCENTS = /[\u{300}-\u{36f}\u{591}-\u{5c7}\u{64b}-\u{65f}\u{670}]/gu;
const ENTITY = /&(amp|lt|gt|quot|#39);/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export interface PlainForm {
  readonly lower: string;
  /** As `lower`, letter by letter, with the case as written; equal to `lower` where case changes the length. */
  readonly cased: string;
}

/** One way of writing for each text: compatibility forms, accents, invisible characters and case do not matter. */
export function plainForm(text: string): PlainForm {
  const cut =
    text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS
      ? text
      : `${text.slice(0, HEAD_CHARACTERS)} ${text.slice(-TAIL_CHARACTERS)}`;
  const ascii = ASCII.test(cut) ? cut : folded(cut);
  const cased = ascii.includes('&') ? ascii.replace(ENTITY, (_, name: string) => ENTITIES[name] ?? ' ') : ascii;
  const lower = cased.toLowerCase();
  return { lower, cased: lower.length === cased.length ? cased : lower };
}

const folded = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replaceAll(/[‘’ʼ´`]/gu, "'")
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
