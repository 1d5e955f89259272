import { compile } from 'html-to-text';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const convert = compile({
  wordwrap: false,
  // A hostile post must not cost more than an ordinary one: nesting and length have ends.
  limits: { maxDepth: 60, maxInputLength: 500_000 },
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

/** The plain text of a post's HTML: entities decoded, paragraphs kept as blank lines, no markup left. */
export const htmlToText = (html: string): string => convert(html).trim();
