const LONGEST = 99;

/**
 * What SNS takes as a subject: printable ASCII, under 100 characters, begun by a letter, number or punctuation mark.
 * Accents are dropped, other characters become `?`; an empty one gets the product's name.
 */
export function snsSubject(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/[^ -~]/gu, '?')
    .trim();
  return plain.slice(0, LONGEST).trimEnd() || 'ReplyWatch';
}
