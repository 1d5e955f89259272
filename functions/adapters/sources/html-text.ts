import { compile } from 'html-to-text';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 60 },
  selectors: [
    // Links are shown by their text: Mastodon hides the ends of long addresses by class, so that text is the whole address.
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    // The link that stands in for a quoted post where quotes cannot be shown.
    { selector: '.quote-inline', format: 'skip' },
    { selector: 'blockquote', options: { trimEmptyLines: true } },
    ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** A hostile post must not cost much more than an ordinary one: length and number of elements have ends. */
const MAX_LENGTH = 100_000;
const MAX_ELEMENTS = 4_000;
const ELEMENT = /<[a-z][^<>]*>/giu;

/** Cut before the element that is one too many. */
function withinLimits(html: string): string {
  const cut = html.slice(0, MAX_LENGTH);
  let elements = 0;
  for (const { index } of cut.matchAll(ELEMENT)) {
    elements += 1;
    if (elements > MAX_ELEMENTS) return cut.slice(0, index);
  }
  return cut;
}

/** The plain text of a post's HTML: entities decoded, paragraphs kept as blank lines, no markup left. */
export const htmlToText = (html: string): string => convert(withinLimits(html)).trim();
