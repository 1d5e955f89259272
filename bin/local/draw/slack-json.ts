/** What Slack's JSON is read by, whoever draws it: a terminal or a page. Never throws, whatever was sent. */
export type Json = Readonly<Record<string, unknown>>;

export const textOf = (value: unknown): string => {
  const { text } = record(value);
  return typeof text === 'string' ? readable(text) : '';
};

/** Slack's own notation undone: `<@U1>`, `<!subteam^S1>`, `<address|words>`, and the three entities. */
export const readable = (text: string): string =>
  text
    .replace(/<(?:@|!subteam\^)([A-Z0-9]+)(?:\|[^<>]*)?>/gu, '@$1')
    .replace(/<(https?:[^|<>]+)\|([^<>]*)>/gu, '$2 ($1)')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');

export const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The lines of a list in rich text, links by their words. */
export const richLines = (block: Json): readonly string[] =>
  list(block['elements'])
    .flatMap((part) => list(record(part)['elements']))
    .map((line) => list(record(line)['elements']).map(record).map(richWords).join(''));

const richWords = ({ type, text, user_id: user, usergroup_id: group }: Json): string => {
  if (type === 'user' || type === 'usergroup') return `@${String(user ?? group)}`;
  return typeof text === 'string' ? text : '';
};

/** What a menu behind three dots offers. */
export const overflowWords = (element: Json): string =>
  list(element['options'])
    .map((option) => textOf(record(option)['text']))
    .join(', ');
