/** Patterns that `recheck` calls slow, and why no text makes them so here. Every other one is mended, not listed. */
export const BOUNDED: Readonly<Record<string, string>> = {
  '/!?\\[([^\\]\\n]{0,300})\\]\\([^()\\s]{0,2000}(?:[ \\t]+"[^"\\n]{0,300}")?\\)/gu':
    'markdown-text.ts reads 100,000 characters of a post, and each repetition has an end of its own',
  '/(\\*\\*|__|~~)(?=\\S)((?:(?!\\1)[^\\n])+)(?<=\\S)\\1/gu':
    'each opening mark reads on to the next of its kind and no further, and that one opens the next: every character is read by at most one mark of each kind',
  '/(?<!\\/)\\/+$/u': 'only the first of a run of slashes may begin a match, and the run is read once from there',
  '/[^\\s@]@[^\\s@.]+\\.[^\\s@]|https?:\\/\\/|www\\.|\\d[\\d ()/-]{6,30}\\d|(?<!\\p{L})(?:contact|write to us|e-?mail|reach out|message us|call us|dm|get in touch|kontakt\\w*|schreib\\w*|melden sie|contact\\w*|ecri\\w+|escrib\\w+|contatt\\w*|scriv\\w+|contato|mail ons|stuur ons)(?!\\p{L})/u':
    'each at sign and each digit reads on to the end of its own word or thirty characters; each word begins once',
  '/^.*?-(?=[A-Z][A-Za-z]+[0-9A-F]{8}-)/u': 'the name of a queue has 80 characters at most',
  '/<meta\\b[^<>]{0,300}\\bname=["\']?generator["\']?[^<>]{0,300}\\bcontent=["\']?Discourse/iu':
    'each repetition ends after 300 characters, of a page that the person who runs init named',
  '/<link\\b[^<>]{0,500}\\btype=["\']?application\\/(?:rss|atom)\\+xml[^<>]{0,500}>/iu':
    'each repetition ends after 500 characters, of a page that the person who runs init named',
  '/^-+|(?<!-)-+$/gu': 'only the first of a run of hyphens may begin a match',
  '/(?:^|\\.)trustpilot\\.[a-z.]{1,30}$/u': 'the host of one address, 253 characters at most',
};

const HOST = '[a-z0-9.-]{1,200}(?::\\d{1,5})?';

/** For each `new RegExp(...)` of a file one pattern that it can become: they are put together while the program runs. */
export const BUILT: Readonly<Record<string, readonly string[]>> = {
  // Patterns of IAM, out of our own template: `*` becomes `.*`.
  'bin/local/permissions/wildcards.ts': ['/^dynamodb:.*$/isu'],
  'functions/adapters/sources/html-text.ts': ['/<\\/textarea(?=[\\s/>])/giu'],
  'functions/domain/settings/file/sources/google-business.ts': ['/^(?:locations\\/)?(\\d{3,30})$/u'],
  'functions/domain/settings/file/sources/lemmy.ts': [
    `/^\\w{1,60}(?:@${HOST})?$/u`,
    `/^@?(\\w{1,60})@(${HOST})$/iu`,
    `/^https?:\\/\\/${HOST}\\/u\\/\\w{1,60}$/iu`,
  ],
};
