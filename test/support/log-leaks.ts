import { POSTS, REVIEWS } from '../../bin/local/story/plot.ts';

/** What must never be in a log, by what it is. */
export interface Private {
  /** Any four words of them that stand together count. */
  readonly texts: readonly string[];
  /** Names and ids of people, as whole words. */
  readonly people: readonly string[];
  /** Anywhere, in any form of writing them. */
  readonly secrets: readonly string[];
}

export interface Leak {
  readonly what: keyof Private;
  /** The line without what leaked: the finding must not leak it once more. */
  readonly line: number;
}

const TOGETHER = 4;

/** All that passes through the sample story. */
export const storyPrivate = (secrets: readonly string[]): Private => ({
  texts: [
    ...REVIEWS.flatMap(({ title, text, edit }) => [title, text, ...(edit === undefined ? [] : [edit.text])]),
    ...POSTS.map(({ text }) => text.replace(/<[^>]*>/gu, '')),
  ],
  people: [...REVIEWS.map(({ author }) => author), ...POSTS.flatMap(({ by, name }) => [by, name])],
  secrets,
});

/** Every place in the log at which something private stands. */
export function leaksIn(log: readonly string[], { texts, people, secrets }: Private): readonly Leak[] {
  const runs = new Set(texts.flatMap(runsOf));
  const names = people.map((name) => new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'iu'));
  const forms = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ]);
  return log.flatMap((text, index) => {
    const leak = (what: keyof Private): Leak => ({ what, line: index + 1 });
    return [
      ...(runsOf(text).some((run) => runs.has(run)) ? [leak('texts')] : []),
      ...(names.some((name) => name.test(text)) ? [leak('people')] : []),
      ...(forms.some((form) => text.includes(form)) ? [leak('secrets')] : []),
    ];
  });
}

/** Every few words that stand together, in small letters; of a text with fewer, all of them. */
function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  if (words.length === 0) return [];
  if (words.length < TOGETHER) return [words.join(' ')];
  return Array.from({ length: words.length - TOGETHER + 1 }, (_, start) =>
    words.slice(start, start + TOGETHER).join(' '),
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
