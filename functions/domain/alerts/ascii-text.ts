const SPELLED: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  '€': 'EUR',
  '★': ' star',
};

/** Printable ASCII on one line: accents fall off, a stretch that has no ASCII form becomes one `?`. */
export const asciiText = (text: string): string =>
  text
    .replace(/[^\p{ASCII}]/gu, (sign) => SPELLED[sign] ?? sign)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{ASCII}]+/gu, '?')
    .replace(/[^\x20-\x7E]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
