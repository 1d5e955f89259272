import type { Alert } from '../../../functions/domain/alerts/alert.ts';
import { alertHtml } from '../../../functions/domain/alerts/alert-html.ts';
import { alertMail } from '../../../functions/domain/alerts/alert-mail.ts';
import { amazonQNotification } from '../../../functions/domain/alerts/amazon-q.ts';
import { slackPlainMessage } from '../../../functions/domain/alerts/slack-message.ts';
import { reportCsv } from '../../../functions/domain/reports/report-csv.ts';
import { hostileAlert } from '../../domain/alerts/hostile-alert.ts';
import { reportOf, someFacts } from '../../domain/reports/builders.ts';
import { deskWorld, waiting } from '../../support/desk-world.ts';
import { markdownTable } from '../markdown-table.ts';

/** What people write into reviews so that something else is done with it. All invented. */
export const PAYLOADS: readonly string[] = [
  '<!channel> <!here> <!everyone>',
  '<@U12345678> <!subteam^S1|@oncall>',
  '<https://evil.example|Sign in>',
  '&lt;!channel&gt; &amp;lt;!here',
  '@channel @here',
  '*bold* _it_ ~no~ `code`',
  '```block``` > quote',
  '[click](https://evil.example)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "javascript:alert('1')",
  '</blockquote><!-- --></p>',
  'x\r\nBcc: all@evil.example',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007\u001b[2J',
  'refund \u202Etxt.exe\u202C',
  're\u200Bfu\u00ADnd',
  '{{7*7}} $(reboot) %s',
  '=HYPERLINK("https://evil.example","pay")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '＝1+1',
  '"=1+1"',
];

type Render = (payload: string) => string | Promise<string>;

const [OPEN, CLOSE] = ['zqa', 'zqb'];
/** The customer's words, as they stand in what is sent. */
const within = (drawn: string): string => new RegExp(`${OPEN} ?([^]*?) ?${CLOSE}`, 'u').exec(drawn)?.[1] ?? 'not shown';
const alertOf = (payload: string): Alert => hostileAlert(`${OPEN} ${payload} ${CLOSE}`);

/** Each draws a payload as its reader gets it. */
export const RENDERERS: Readonly<Record<string, Render>> = {
  'Slack, as text': (payload) => within(slackPlainMessage(alertOf(payload)).text),
  'mail, as text': (payload) => within(alertMail(alertOf(payload)).text.replace(/\n[> ]*/gu, ' ')),
  'mail, as HTML': (payload) => within(alertHtml(alertOf(payload))),
  'Amazon Q': (payload) => within(amazonQNotification([alertOf(payload)], 0).content.description),
  'the desk': async (payload) => {
    const mention = waiting({ id: '1', text: `${OPEN} ${payload} ${CLOSE}` });
    const world = await deskWorld([mention]);
    const { text } = await world.visit(world.address(mention), { cookie: await world.enter() });
    // The desk keeps paragraphs.
    return within(text).replace('</p><p dir="auto">', ' ');
  },
  'CSV, as a cell': (payload) => {
    const [header = '', line = ''] = reportCsv(reportOf([someFacts({ owner: payload })])).split(/\r\n(?=.)/u);
    const column = header.split(',').indexOf('owner');
    return line.match(/(?:"(?:[^"]|"")*"|[^,"]*)(?:,|$)/gu)?.[column]?.replace(/,$/u, '') ?? 'not shown';
  },
};

export interface Injected {
  readonly payload: string;
  /** By renderer. */
  readonly drawn: Readonly<Record<string, string>>;
}

/** Every payload through every renderer. */
export async function injectAll(): Promise<readonly Injected[]> {
  const all: Injected[] = [];
  for (const payload of PAYLOADS) {
    const drawn: Record<string, string> = {};
    for (const [name, render] of Object.entries(RENDERERS)) drawn[name] = await render(payload);
    all.push({ payload, drawn });
  }
  return all;
}

export const injectionTable = (all: readonly Injected[]): string =>
  markdownTable(
    ['written', ...Object.keys(RENDERERS)],
    all.map(({ payload, drawn }) => [
      JSON.stringify(payload),
      ...Object.keys(RENDERERS).map((name) => drawn[name] ?? ''),
    ]),
  );

/** What would do something where it is read, by renderer. */
const ACTIVE: Readonly<Record<string, RegExp>> = {
  'Slack, as text': /[<>]|&(?!amp;|lt;|gt;)|(?<![\u2060\p{L}])[*_~`](?=\S)/u,
  'mail, as text': /[\p{Cc}\p{Bidi_Control}]/u,
  'mail, as HTML': /[<>"']|&(?!#\d{2,3};|amp;|lt;|gt;|quot;)/u,
  'Amazon Q': /[<>&*_~`[\]|\\]|@(?!\u2060)|:\/\//u,
  'the desk': /[<>"']|&(?!#\d{2,3};|amp;|lt;|gt;|quot;)/u,
  'CSV, as a cell': /^"?[=+\-@＝＋－＠\t\r\n]/u,
};

/** One line for each payload that would do something; empty when none would. */
export const activeIn = (all: readonly Injected[]): readonly string[] =>
  all.flatMap(({ payload, drawn }) =>
    Object.entries(drawn)
      .filter(([name, text]) => ACTIVE[name]?.test(text) !== false)
      .map(([name, text]) => `${name}: ${JSON.stringify(payload)} -> ${JSON.stringify(text)}`),
  );
