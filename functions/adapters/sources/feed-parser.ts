type FeedParser = typeof import('./feed-text.ts');

let parser: FeedParser | undefined;

/** Loads the parser, once: with what it brings it is a fifth of a function's code, and only those who read a feed need it. */
export async function loadFeedParser(): Promise<void> {
  parser ??= await import('./feed-text.ts');
}

export function feedParser(): FeedParser {
  if (parser === undefined)
    throw new Error('a feed is read before the parser for it was loaded: await prepare() first');
  return parser;
}
