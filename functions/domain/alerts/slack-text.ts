const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Slack's three control characters, in plain text and mrkdwn alike: without them there is no mention and no link. */
export const escapeSlack = (text: string): string => text.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);

/** Look-alikes for the signs that mrkdwn reads as formatting. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const WORD_JOINER = '\u2060';

/** Text that stays text in mrkdwn: no formatting, no emoji code, no bare `@here`, nothing that Slack would parse. */
export const literalMrkdwn = (text: string): string =>
  escapeSlack(text)
    .replace(/[*_~`]/gu, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(/@(?=channel|here|everyone)/giu, `@${WORD_JOINER}`)
    .replace(/:(?=[\w+'-]+:)/gu, `:${WORD_JOINER}`);

/** Escapes and cuts so that the *escaped* text fits, never inside an entity: Slack counts what we send. */
export function fitEscaped(text: string, limit: number): string {
  const whole = escapeSlack(text);
  if (whole.length <= limit) return whole;
  let written = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, limit))) {
    const next = written + escapeSlack(segment);
    if (next.length > limit - 1) break;
    written = next;
  }
  return `${written.trimEnd()}…`;
}
