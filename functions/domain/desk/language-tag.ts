/** As a source names it, for `lang`, where that is a language at all; empty for nobody knows. */
export const languageTag = (given = ''): string => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(given) ? given : '');
