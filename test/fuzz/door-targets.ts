import { isDeepStrictEqual } from 'node:util';
import { opinionsIn, posed } from '../../functions/adapters/scoring/bedrock-prompt.ts';
import { verifySignature } from '../../functions/adapters/slack/verify-signature.ts';
import { decodedText } from '../../functions/adapters/sources/decoded-text.ts';
import { htmlToText } from '../../functions/adapters/sources/html-text.ts';
import { markdownToText } from '../../functions/adapters/sources/markdown-text.ts';
import { exchangeOf } from '../../functions/adapters/sources/recorded-exchange.ts';
import { googlePushTokens } from '../../functions/adapters/webhook/google-push-token.ts';
import { verifyWebhook } from '../../functions/adapters/webhook/standard-webhooks.ts';
import { actionValue } from '../../functions/domain/alerts/action-value.ts';
import { parseSlackAction } from '../../functions/domain/alerts/slack-action.ts';
import { remember } from '../../functions/domain/alerts/slack-submission.ts';
import { isRefused, readEntry } from '../../functions/domain/mentions/push/read-entry.ts';
import { readPush } from '../../functions/domain/mentions/push/read-push.ts';
import { fromWire, toWire } from '../../functions/domain/mentions/wire.ts';
import { pressBody } from '../domain/alerts/slack-press.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { anEntry, SECRET, signed } from '../support/push-builders.ts';
import type { Target } from './fuzz.ts';
import { mutateJson, mutateText } from './mutate.ts';
import type { Random } from './random.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const KEY = { brand: 'acme', origin: 'app-store:us:1', externalId: '4711' };

const PRESSES = ['claim', 'answered', 'snooze', 'notRelevant'].map((action) => pressBody(action));
const WINDOW = {
  type: 'view_submission',
  user: { id: 'U1', username: 'mira' },
  view: {
    callback_id: 'snooze',
    private_metadata: remember({ value: actionValue({ key: KEY, cycle: 1 }) ?? '', at: NOW }),
    state: { values: { until: { until: { type: 'datetimepicker', selected_date_time: 1_795_438_200 } } } },
  },
};
const PAYLOADS: readonly unknown[] = [
  ...PRESSES.map((body) => JSON.parse(new URLSearchParams(body).get('payload') ?? '{}') as unknown),
  WINDOW,
];
const asForm = (payload: unknown): string =>
  `payload=${encodeURIComponent((JSON.stringify(payload) ?? '').toWellFormed())}`;

const PUSHES: readonly unknown[] = [
  anEntry(),
  [
    anEntry(),
    { id: 'ticket-1', response: { truth: 'replied', at: '2026-11-20T12:00:00Z' } },
    { id: 'ticket-2', deleted: true },
  ],
  { mentions: [anEntry({ author: { id: '1', name: 'Mira' }, labels: { plan: 'pro' } })], history: true },
];
const pushTexts = [
  ...PUSHES.map((one) => JSON.stringify(one)),
  `${JSON.stringify(anEntry())}\n${JSON.stringify(anEntry())}`,
];

const either = (values: readonly unknown[], texts: readonly string[], random: Random): string =>
  random.once(3)
    ? mutateText(random.of(texts) ?? '', random, texts)
    : (JSON.stringify(mutateJson(random.of(values), random)) ?? '');

const TEXTS = Object.values(HOSTILE_TEXTS).map((text) => text.slice(0, 5_000));
const ASKED = posed([{ text: 'The kettle froze.', language: 'en' }]);
const ANSWER = { answers: [{ n: 1, negative: 90, neutral: 5, positive: 5 }] };
const RECORDED = { request: { url: 'https://x.example/' }, response: { status: 200, headers: [['a', 'b']], body: {} } };
const isTrue = (answer: unknown): string | undefined =>
  answer === true || answer === 'signed' ? 'takes what nobody signed' : undefined;
const noKeys = googlePushTokens({ send: async () => ({ status: 200, headers: {}, body: '{"keys":[]}' }) });

/** What others send to our doors, and what they put into texts. */
export const DOOR_TARGETS: readonly Target[] = [
  {
    name: 'Slack body',
    make: (random) =>
      random.once(3)
        ? mutateText(random.of(PRESSES) ?? '', random, PRESSES)
        : asForm(mutateJson(random.of(PAYLOADS), random)),
    read: (body) => parseSlackAction(body, NOW),
  },
  {
    name: 'Slack signature',
    make: (random) =>
      JSON.stringify([
        mutateText(`v0=${'a1'.repeat(32)}`, random, TEXTS),
        mutateText(String(NOW / 1_000), random, TEXTS),
      ]),
    read: (input) => {
      const [signature, timestamp] = JSON.parse(input) as [string, string];
      return verifySignature({ signature, timestamp, body: input }, 'secret', NOW);
    },
    wrong: isTrue,
  },
  {
    name: 'webhook signature',
    make: (random) => {
      const headers = signed('{}', { at: NOW });
      const values = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name] ?? '');
      return JSON.stringify(values.map((value) => (random.once(2) ? mutateText(value, random, values) : value)));
    },
    read: (input) => {
      const [webhookId, timestamp, signature] = JSON.parse(input) as [string, string, string];
      return verifyWebhook({ webhookId, timestamp, signature, body: '{"other":1}' }, SECRET, NOW);
    },
    wrong: isTrue,
  },
  {
    name: 'Google push token',
    make: (random) => mutateText('Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln', random, TEXTS),
    read: (authorization) => noKeys(authorization, { account: 'a@b.example', audience: 'https://x.example' }, NOW),
    wrong: isTrue,
  },
  {
    name: 'push body',
    make: (random) => either(PUSHES, pushTexts, random),
    read: (body) => {
      const sent = readPush(body);
      return 'unreadable' in sent ? sent : sent.good.map((entry, index) => readEntry(entry, 'push', index));
    },
    wrong: (answer) => {
      if (!Array.isArray(answer)) return undefined;
      const read = answer.filter((one: ReturnType<typeof readEntry>) => !isRefused(one)) as readonly {
        what: string;
        seen: never;
      }[];
      const bad = read.find(({ what, seen }) => {
        if (what !== 'mention') return false;
        const wire: unknown = JSON.parse(JSON.stringify(toWire(seen)));
        return !isDeepStrictEqual(JSON.parse(JSON.stringify(toWire(fromWire(wire)))), wire);
      });
      return bad === undefined ? undefined : 'takes an entry that the wire does not take';
    },
  },
  {
    name: 'recorded exchange',
    make: (random) => JSON.stringify(mutateJson(RECORDED, random)) ?? '',
    read: (input) => exchangeOf(JSON.parse(input === '' ? 'null' : input) as unknown, 'stdin'),
  },
  {
    name: "a model's answer",
    make: (random) =>
      either([ANSWER], [JSON.stringify(ANSWER), `\`\`\`json\n${JSON.stringify(ANSWER)}\n\`\`\``], random),
    read: (answer) => [...(opinionsIn(answer, ASKED) ?? [])],
  },
  {
    name: 'HTML of a post',
    make: (random) =>
      mutateText(
        '<p class="a">It <b>froze</b> &amp; <a href="x">died</a><br><span class="quote-inline">x</span></p>',
        random,
        TEXTS,
      ),
    read: htmlToText,
    growth: 4,
  },
  {
    name: 'Markdown of a post',
    make: (random) =>
      mutateText('# It **froze**\n> [why](https://x.example "so") `x` ~~no~~ __yes__\n- one', random, TEXTS),
    read: markdownToText,
    growth: 4,
  },
  {
    name: 'bytes of an answer',
    make: (random) => mutateText('<?xml version="1.0" encoding="latin1"?><a>grüße</a>', random, TEXTS),
    read: (text) => decodedText(Buffer.from(text, 'latin1'), /charset[^,]{0,20}/u.exec(text)?.[0]),
  },
];
