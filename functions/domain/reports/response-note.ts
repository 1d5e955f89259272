import type { Mention } from '../mentions/mention.ts';
import type { ResponseTruth } from '../mentions/observation.ts';
import { plainForm } from '../scoring/text/plain-form.ts';
import { fnv1a } from '../shared/hash.ts';
import { HINTS } from './hints.ts';
import { languageGuess, UNSPACED } from './language-guess.ts';

type Answered = Pick<Mention, 'observation' | 'severity'>;

/**
 * The word about a response as it is stored: without its text, with what is to be said of it. The text is ours, but
 * nobody needs it any more once it was looked at.
 */
export function withNote(mention: Answered, response: ResponseTruth): ResponseTruth {
  if (response.truth !== 'replied' || response.text === undefined) return response;
  const { text, ...rest } = response;
  return { ...rest, noted: noteOf(mention, text) };
}

/** The letters of the hints, then `#` and what tells these words from others, where there are enough of them. */
export function noteOf({ observation, severity }: Answered, response: string): string {
  const about = `${observation.title ?? ''} ${observation.text}`;
  const isComplaint = severity.sentiment.label === 'negative';
  const letters = [
    ...(isInOtherLanguage(about, response) ? [HINTS.otherLanguage] : []),
    ...(saysWriteToUs(response) ? [HINTS.writeToUs] : []),
    ...(isComplaint && isBesideThePoint(about, response) ? [HINTS.besideThePoint] : []),
  ];
  const key = wordsKey(response, observation.author.name ?? '');
  return letters.join('') + (key === undefined ? '' : `#${key}`);
}

const ADDRESS = /https?:\/\/\S+|www\.\S+|(?<!\S)[^\s@]+@\S+/gu;
const LETTERS = /\p{L}[\p{L}\p{M}]*/gu;
const wordsOf = (text: string): string[] => plainForm(text.replace(ADDRESS, ' ')).lower.match(LETTERS) ?? [];

/** How many words a response ends with that may name who signs. */
const SIGNING = 3;
const FEWEST_WORDS = 7;

/**
 * The same for two responses that say the same, but for the customer's name, numbers, links, punctuation and the last
 * three words, in which somebody signs. Undefined where too little is left to tell.
 */
function wordsKey(response: string, author: string): string | undefined {
  const names = new Set(wordsOf(author));
  const words = wordsOf(response).filter((word) => !names.has(word));
  const kept = UNSPACED.test(response) ? words : words.slice(0, -SIGNING);
  if (kept.length < FEWEST_WORDS && kept.join('').length < 4 * FEWEST_WORDS) return undefined;
  return fnv1a(kept.join(' ')).toString(36);
}

function isInOtherLanguage(about: string, response: string): boolean {
  const [asked, answered] = [languageGuess(about), languageGuess(response)];
  return asked !== undefined && answered !== undefined && asked !== answered;
}

const CONTACT =
  /[^\s@]@[^\s@.]+\.[^\s@]|https?:\/\/|www\.|\d[\d ()/-]{6,30}\d|(?<!\p{L})(?:contact|write to us|e-?mail|reach out|message us|call us|dm|get in touch|kontakt\w*|schreib\w*|melden sie|contact\w*|ecri\w+|escrib\w+|contatt\w*|scriv\w+|contato|mail ons|stuur ons)(?!\p{L})/u;
const POLITE =
  /(?<!\p{L})(?:hi|hello|dear|thanks?|sorry|apolog\w+|regret\w*|regards|hallo|liebe\w*|danke?\w*|entschuld\w+|leid|bedauern|gruss\w*|bonjour|merci|desole\w*|excus\w+|cordialement|hola|gracias|lament\w+|disculp\w+|saludos|ciao|buongiorno|grazie|scus\w+|dispiac\w+|ola|obrigad\w+|desculp\w+|beste|bedankt|spijt\w*|groet\w*)(?!\p{L})/u;
const SENTENCE = /(?<![.!?;。！？])[.!?;。！？]+(?=\s|$)|\n/u;
/** Words that may be left beside thanks, regrets and where to write to, and still nothing has been said. */
const SAYS_NOTHING = 4;

/** Nothing but thanks, regrets and where to write to. */
function saysWriteToUs(response: string): boolean {
  const sentences = plainForm(response)
    .lower.split(SENTENCE)
    .map((one) => one.trim());
  if (!sentences.some((sentence) => CONTACT.test(sentence))) return false;
  const rest = sentences.filter((sentence) => !CONTACT.test(sentence) && !POLITE.test(sentence));
  return wordsOf(rest.join(' ')).length <= SAYS_NOTHING;
}

/** Letters by which two forms of a word are one: deliver, delivery, delivered. */
const STEM = 5;
const FEWEST_STEMS = 3;

/** Not one longer word of the complaint is in the response, though both are in one language and long enough to tell. */
function isBesideThePoint(about: string, response: string): boolean {
  const language = languageGuess(about);
  if (language === undefined || language !== languageGuess(response) || UNSPACED.test(about)) return false;
  const asked = stemsOf(about);
  const answered = stemsOf(response);
  return asked.size >= FEWEST_STEMS && answered.size >= FEWEST_STEMS && ![...asked].some((stem) => answered.has(stem));
}

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(text).flatMap((word) => (word.length >= STEM ? [word.slice(0, STEM)] : [])));
