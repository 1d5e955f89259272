/** Patterns that `recheck` calls slow, and why no text makes them so here. Every other one is mended, not listed. */
export const BOUNDED: Readonly<Record<string, string>> = {
  '/!?\\[([^\\]\\n]{0,300})\\]\\([^()\\s]{0,2000}(?:[ \\t]+"[^"\\n]{0,300}")?\\)/gu':
    'markdown-text.ts reads 100,000 characters of a post, and each repetition has an end of its own',
  '/(\\*\\*|__|~~)(?=\\S)((?:(?!\\1)[^\\n])+)(?<=\\S)\\1/gu':
    'each opening mark reads on to the next of its kind and no further, and that one opens the next: every character is read by at most one mark of each kind',
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
