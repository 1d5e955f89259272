import type { Mention } from './mention.ts';

/**
 * What stays of a mention that is gone from its source: timings, stars, language and verdicts. Text, title, author, the
 * address and the labels (they often name the author) and the words that decided are erased.
 */
export function tombstoneOf(mention: Mention): Mention {
  const { title: _title, url: _url, ...seen } = mention.observation;
  const { reasons, sentiment, themes, ...severity } = mention.severity;
  return {
    ...mention,
    observation: { ...seen, author: {}, text: '', labels: {} },
    severity: {
      ...severity,
      reasons: reasons.map(withoutQuotes),
      sentiment: { ...sentiment, words: [] },
      ...(themes && { themes: themes.map(({ id }) => ({ id })) }),
    },
  };
}

/** `negative text: "rude"` -> `negative text`: what stands in quotation marks is the customer's. */
export function withoutQuotes(reason: string): string {
  const [from, to] = [reason.indexOf('"'), reason.lastIndexOf('"')];
  if (from === to) return reason;
  return reason.slice(0, from).trimEnd().replace(/:$/u, '') + reason.slice(to + 1);
}
