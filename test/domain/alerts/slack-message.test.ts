import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { slackProblems } from '../../../bin/local/slack/slack-limits.ts';
import { composeAlert } from '../../../functions/domain/alerts/compose-alert.ts';
import type { SlackBlock, SlackMessage } from '../../../functions/domain/alerts/slack-blocks.ts';
import { slackDigest } from '../../../functions/domain/alerts/slack-digest.ts';
import { slackMessage, slackPlainMessage, slackReminder } from '../../../functions/domain/alerts/slack-message.ts';
import { forHostileTexts, HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { anAlert, anAlertInput, at, DUE } from './builders.ts';
import { hostileAlert } from './hostile-alert.ts';

/** Slack's own types accept what ours describe; this is a check of the compiler. */
const asSlackSees = (message: SlackMessage): KnownBlock[] => message.blocks;

const header = (message: SlackMessage): string =>
  message.blocks.flatMap((block) => (block.type === 'header' ? [block.text.text] : [])).join();
const sections = (message: SlackMessage): string[] =>
  message.blocks.flatMap((block) => (block.type === 'section' ? [block.text.text] : []));
const actions = (message: SlackMessage) =>
  message.blocks.find((block): block is Extract<SlackBlock, { type: 'actions' }> => block.type === 'actions');
const allText = (message: SlackMessage): string => JSON.stringify([message.text, message.blocks]);

describe('a Slack message', () => {
  it('is drawn of blocks that Slack knows', () => {
    expect(asSlackSees(slackMessage(anAlert(), { buttons: 'presses' })).map((block) => block.type)).toEqual([
      'header',
      'section',
      'section',
      'section',
      'section',
      'context',
      'actions',
    ]);
  });

  it('says in its header stars, source, local due time and how long of open time', () => {
    const message = slackMessage(anAlert(), { buttons: 'presses' });

    expect(header(message)).toBe('⏰ 1★ App Store US · due 14:30 CET (in 45 min, business hours)');
    expect(message.text).toBe(
      '⏰ 1★ App Store US · due 14:30 CET (in 45 min, business hours): “The timer froze twice this morning and the kettle boiled dry.”',
    );
  });

  it('shows quote, situation, reasons, owner and origin', () => {
    const message = slackMessage(anAlert(), { buttons: 'presses' });

    expect(sections(message)).toEqual([
      '“Stopped brewing: The timer froze twice this morning and the kettle boiled dry.”',
      'Due soon, nobody has answered. Target: 4 business hours.',
      'Why flagged: 1 star; negative text: "froze", "dry"',
      'Owner: <@U07SUPPORT>',
    ]);
    expect(message.blocks.find((block) => block.type === 'context')).toEqual({
      type: 'context',
      elements: [{ type: 'plain_text', text: 'Kettle &amp; Co · by Mira Vey · posted 10:30 CET', emoji: false }],
    });
  });

  it.each([
    ['breach', { stage: 'breach' as const }, 'Overdue, nobody has answered.', '🔴'],
    ['escalation', { stage: 'escalate2' as const }, 'Escalation 2: overdue, nobody has answered.', '🚨'],
    [
      'breach that nobody could verify',
      { stage: 'breach' as const, responseUnknown: 'the thread could not be read' },
      'Past its due time; we could not see whether somebody answered: the thread could not be read.',
      '🔴',
    ],
    [
      'breach while an answer waits for approval',
      { stage: 'breach' as const, responsePendingSince: DUE },
      'Overdue, no answer can be read. An answer was sent; the source has not published it yet.',
      '🔴',
    ],
    [
      'late-discovered mention',
      { stage: 'breach' as const, lateDiscovered: true, discoveredAt: at('2026-11-24T08:00:00Z') },
      'Overdue, nobody has answered. Found late: it was past due when we first saw it (seen Tue 24 Nov 09:00 CET, posted 10:30 CET).',
      '🔴',
    ],
    [
      'next response',
      { stage: 'breach' as const, cycle: 2 },
      'Overdue, nobody has answered. The customer came back after an answer of ours.',
      '🔴',
    ],
  ])('tells a %s for what it is', (_, over, words, sign) => {
    const message = slackMessage(anAlert({ ...over, decidedAt: DUE + 190 * 60_000, openTimeToDue: -190 * 60_000 }), {
      buttons: 'none',
    });

    expect(sections(message)[1]).toBe(`${words} Target: 4 business hours.`);
    expect(header(message)).toBe(`${sign} 1★ App Store US · was due 14:30 CET (3 h 10 min overdue, business hours)`);
  });

  it('names the severity where a source has no stars', () => {
    const { rating: _, ...alert } = anAlert({ sourceLabel: 'mastodon.example #kettle' });

    expect(header(slackMessage(alert, { buttons: 'none' }))).toContain('⏰ high severity mastodon.example #kettle');
  });

  it.each([
    [{ ownerSlackId: 'U07SUPPORT' }, 'Owner: <@U07SUPPORT>'],
    [{ ownerSlackId: 'S07GROUP' }, 'Owner: <!subteam^S07GROUP>'],
    [{ ownerSlackId: 'U1> <!channel' }, 'Owner: Support desk'],
    [{ ownerSlackId: '', ownerName: '*<!here>*' }, 'Owner: ∗&lt;!here&gt;∗'],
  ])('mentions the owner of %j as %s', (over, words) => {
    expect(sections(slackMessage(anAlert(over), { buttons: 'none' })).at(-1)).toBe(words);
  });

  it('has a link and the actions, which name the mention', () => {
    const elements = actions(slackMessage(anAlert(), { buttons: 'presses' }))?.elements ?? [];

    expect(elements.map((element) => element.action_id)).toEqual([
      'open',
      'claim',
      'answered',
      'snooze',
      'notRelevant',
    ]);
    expect(elements[0]).toMatchObject({ text: { text: 'Open to reply' }, url: 'https://store.example/reviews/4711' });
    expect(elements[1]).toMatchObject({ text: { text: "I'll take it" }, value: '1/kettle/app-store%3Aus%3A1234/4711' });
  });

  it('has the link only while actions are off, and no empty row without a link', () => {
    const { url: _, ...linkless } = anAlert();

    expect(actions(slackMessage(anAlert(), { buttons: 'none' }))?.elements).toHaveLength(1);
    expect(actions(slackMessage(linkless, { buttons: 'none' }))).toBeUndefined();
  });

  it('has no actions for a mention whose name is longer than a button holds', () => {
    const message = slackMessage(anAlert({ externalId: 'x'.repeat(2_000) }), { buttons: 'presses' });

    expect(actions(message)?.elements.map((element) => element.action_id)).toEqual(['open']);
    expect(slackProblems(message)).toEqual([]);
  });

  it.each(Object.entries(HOSTILE_TEXTS))('stays whole and harmless with %s', (_, text) => {
    const message = slackMessage(hostileAlert(text), { buttons: 'presses' });

    expect(slackProblems(message)).toEqual([]);
    expect(allText(message)).not.toMatch(/<[!@#h]/u);
  });

  it('can ping nobody, link nowhere and break nothing, whatever the internet wrote', () => {
    forHostileTexts((text) => {
      const message = slackMessage(hostileAlert(text), { buttons: 'presses' });

      expect(slackProblems(message)).toEqual([]);
      // Not one control character of Slack's survives: each `&` begins an entity, `<` and `>` are gone.
      const shown = [...message.blocks.flatMap(textsOf), message.text].join('\n');
      expect(shown).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
      expect(message.text).not.toMatch(/@(?:channel|here|everyone)|[*_~`]/iu);
    });
  });
});

describe('what an alert adds for whoever answers', () => {
  const full = () =>
    anAlert({
      moment: 'receive',
      earlierByAuthor: 2,
      duplicates: 1,
      opening: 'I am sorry that your order did not arrive as it should.',
      authority: 'You may offer up to 50 EUR',
      playbook: 'https://wiki.kettle.example/late?a=1&b=2',
    });

  it('says the moment, who else, how to begin, what is allowed and where it is written', () => {
    const message = slackMessage(full(), { buttons: 'app', living: true });

    expect(header(message)).toBe('⏰ 1★ App Store US · receive · due 14:30 CET (in 45 min, business hours)');
    expect(sections(message).slice(-4)).toEqual([
      'Not alone: the same author wrote 2 times before; 1 other mention says nearly the same.',
      'You could begin: I am sorry that your order did not arrive as it should.',
      'Without asking: You may offer up to 50 EUR',
      'Owner: <@U07SUPPORT> · <https://wiki.kettle.example/late?a=1&amp;b=2|Playbook>',
    ]);
    expect(slackProblems(message)).toEqual([]);
    expect(JSON.stringify(message.blocks)).toContain('as of 13:45 CET');
  });

  it('has five buttons and a menu of an app, for each of which there is an answer', () => {
    const elements = actions(slackMessage(anAlert(), { buttons: 'app' }))?.elements ?? [];

    expect(elements.map((element) => element.action_id)).toEqual([
      'open',
      'claim',
      'askSnooze',
      'askNotRelevant',
      'more',
    ]);
    expect(
      elements.flatMap((element) => (element.type === 'overflow' ? element.options.map(({ value }) => value) : [])),
    ).toEqual(['askAnswered', 'askPause', 'askHandOver', 'askSentiment', 'askNote']);
  });

  it('offers to resume while it is paused', () => {
    const alert = anAlert({ standing: { status: 'running', snoozedUntil: DUE } });

    expect(JSON.stringify(actions(slackMessage(alert, { buttons: 'app' })))).toContain('"resume"');
  });

  it.each([
    [
      { status: 'late', respondedAt: DUE + 3_600_000 } as const,
      '🟠 Answered late',
      'Answered 15:30 CET, 1 h after the deadline.',
    ],
    [
      { status: 'met', respondedAt: DUE - 60_000, recovered: true } as const,
      '✅ Answered in time',
      'The customer now gives 1 star.',
    ],
    [{ status: 'excluded', reason: 'not relevant: spam' } as const, '⚪ No answer needed', 'not relevant: spam.'],
    [{ status: 'withdrawn', reason: 'gone' } as const, '⚪ Gone from its source', 'gone.'],
  ])('ends with the verdict: %j', (standing, head, words) => {
    const message = slackMessage(anAlert({ standing }), { buttons: 'app' });

    expect(header(message)).toContain(head);
    expect(sections(message).join(' ')).toContain(words);
    expect(JSON.stringify(message)).not.toContain('<@');
    expect(actions(message)?.elements.map((element) => element.action_id)).toEqual(['open']);
  });

  it('holds no text, title or author when redacted, nor the words that decided', () => {
    const alert = composeAlert(anAlertInput({ redacted: true }));
    const message = JSON.stringify(slackMessage(alert, { buttons: 'app' }));

    expect(alert.reasons).toEqual(['1 star', 'negative text']);
    expect(message).not.toMatch(/froze|brew|Mira/u);
  });
});

describe('a digest', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      index % 2 === 0 ? anAlert() : anAlert({ ownerSlackId: 'S07GROUP', stage: 'breach' }),
    );

  it('is made of blocks that Slack knows and takes, however many there are', () => {
    for (const count of [4, 20, 100]) {
      const digest = slackDigest(many(count), 3);

      expect(asSlackSees(digest).length).toBeGreaterThan(1);
      expect(slackProblems(digest)).toEqual([]);
      expect(header(digest)).toBe(`${count} more alerts`);
    }
    expect(JSON.stringify(slackDigest(many(25), 2))).toContain(
      'and 5 more, not listed here; 2 settled before they could be told',
    );
  });

  it('stays whole whatever the internet wrote', () => {
    forHostileTexts((text) => {
      const alert = hostileAlert(text);
      const digest = slackDigest([alert, alert, alert, alert], 0);

      expect(slackProblems(digest)).toEqual([]);
      expect(JSON.stringify(digest)).not.toMatch(/<[!@#h]/u);
      expect(slackProblems({ ...slackReminder(alert) })).toEqual([]);
      expect(slackPlainMessage(alert).text.replace(/<@U07SUPPORT>/gu, '')).not.toMatch(/[<>]/u);
    });
  });
});

const textsOf = (block: SlackBlock): string[] => {
  if (block.type === 'actions' || block.type === 'rich_text') return [];
  return block.type === 'context' ? block.elements.map((element) => element.text) : [block.text.text];
};
