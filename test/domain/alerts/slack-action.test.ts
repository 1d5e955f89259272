import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { viewProblems } from '../../../bin/local/slack/slack-limits.ts';
import { actionValue, readActionValue } from '../../../functions/domain/alerts/action-value.ts';
import { parseSlackAction } from '../../../functions/domain/alerts/slack-action.ts';
import { slackMessage } from '../../../functions/domain/alerts/slack-message.ts';
import { remember } from '../../../functions/domain/alerts/slack-submission.ts';
import { ASKS, type Ask, slackView } from '../../../functions/domain/alerts/slack-views.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { forHostileTexts } from '../../support/hostile-texts.ts';
import { anAlert } from './builders.ts';
import { aPress, pressBody } from './slack-press.ts';

const PRESSED = Date.parse('2026-11-23T12:50:00.250Z');
const NOW = Date.parse('2026-11-23T12:50:02Z');
const parsed = (body: string) => parseSlackAction(body, NOW);
const key = { brand: 'kettle', origin: 'app-store:us:1234', externalId: '4711' };

describe('a press in Slack', () => {
  it.each(['claim', 'notRelevant', 'answered'] as const)('of %s says who did it to which mention, and when', (kind) => {
    expect(parsed(pressBody(kind))).toEqual({
      kind: 'act',
      action: {
        does: kind,
        key,
        cycle: 1,
        by: 'mira',
        at: PRESSED,
        ...(kind === 'notRelevant' && { reason: 'from Slack' }),
      },
    });
  });

  it('of the snooze menu finds the mention on the buttons beside it', () => {
    expect(parsed(pressBody('snooze'))).toMatchObject({
      action: { does: 'snooze', until: PRESSED + 4 * HOUR, key, cycle: 1 },
    });
  });

  it('of the link asks nothing of us', () => {
    expect(parsed(pressBody('open'))).toEqual({ kind: 'none' });
  });

  it.each([
    ['https://hooks.slack.com/actions/T1/2/3', true],
    ['http://127.0.0.1:4321/actions', true],
    ['http://10.0.0.1/actions', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('keeps %s as the address of an answer: %s', (responseUrl, kept) => {
    const action = parsed(pressBody('claim', { response_url: responseUrl }));

    expect('responseUrl' in action).toBe(kept);
  });

  it.each([
    ['', 'payload: the form has no such field; press the button of an alert in Slack'],
    ['payload=%7Bhalf', 'payload: "{half" is not JSON; press the button of an alert in Slack'],
    ['payload=[]', 'payload.type: nothing is not ours; press the button of an alert in Slack'],
    ['payload=7', 'payload.type: nothing is not ours; press the button of an alert in Slack'],
    [
      'payload={"type":"view_submission","user":{"id":"U1"}}',
      'payload.view.callback_id: nothing is no window of ours; open the window again from the alert in Slack',
    ],
    ['payload={"type":"shortcut"}', 'payload.type: "shortcut" is not ours; press the button of an alert in Slack'],
    [
      'payload={"type":"block_actions"}',
      'payload.actions.0.value: nothing names no mention; press the button of an alert in Slack',
    ],
    [pressBody('claim', { user: {} }), 'payload.user: nobody is named; press the button of an alert in Slack'],
    [
      pressBody('claim', {}, { action_ts: 'yesterday' }),
      'payload.actions.0.action_ts: "yesterday" is no time; press the button of an alert in Slack',
    ],
    [
      pressBody('claim', {}, { action_id: 'rm -rf' }),
      'payload.actions.0.action_id: "rm -rf" is no button of ours; press the button of an alert in Slack',
    ],
    [
      pressBody('snooze', {}, { selected_option: { value: '99999h' } }),
      'payload.actions.0.selected_option: "99999h" is no length; press the button of an alert in Slack',
    ],
  ])('is refused in one line when it is none: %s', (body, line) => {
    expect(() => parsed(body)).toThrow(line);
  });

  it('is refused, never a crash, for any text', () => {
    forHostileTexts((text) => {
      for (const body of [
        text,
        `payload=${encodeURIComponent(text.toWellFormed())}`,
        aPress({ actions: text }),
        aPress({ user: { name: text } }),
      ]) {
        try {
          parsed(body);
        } catch (error) {
          expect(error).toMatchObject({ name: 'Refusal' });
          expect((error as Error).message).not.toMatch(/[\n\r]/u);
        }
      }
    });
  });

  it('comes from exactly the buttons that a message has', () => {
    const ids = slackMessage(anAlert(), { buttons: 'presses' }).blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map((element) => element.action_id) : [],
    );

    const read = ids.map((id) => parsed(pressBody(id)));
    expect(read.map((one) => (one.kind === 'act' ? one.action.does : one.kind))).toEqual([
      'none',
      'claim',
      'answered',
      'snooze',
      'notRelevant',
    ]);
  });
});

describe('a window', () => {
  const opened = (ask: string) => {
    const value = actionValue({ key, cycle: 1 }) ?? '';
    const { blocks } = slackMessage(anAlert(), { buttons: 'app' });
    const press = { message: { blocks }, trigger_id: '1.2.3' };
    const direct = { action_id: ask, value, action_ts: '1795438200.250000' };
    const more = { action_id: 'more', selected_option: { value: ask }, action_ts: '1795438200.250000' };
    return [direct, more].map((action) => parsed(aPress({ ...press, actions: [action] })));
  };
  const owners = [
    { id: 'support', name: 'Support desk' },
    { id: 'lead', name: 'Team lead' },
  ];
  const sent = (ask: Ask, values: Readonly<Record<string, unknown>>) => {
    const private_metadata = remember({ value: actionValue({ key, cycle: 1 }) ?? '', at: PRESSED });
    const state = { values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }])) };
    return parsed(aPress({ type: 'view_submission', view: { callback_id: ask, private_metadata, state } }));
  };

  it.each(ASKS)('of %s is asked for by its button, and by the menu', (ask) => {
    for (const one of opened(ask)) {
      expect(one).toEqual({ kind: 'ask', ask, trigger: '1.2.3', at: PRESSED, key, cycle: 1 });
    }
  });

  it.each(ASKS)('of %s is one that Slack opens', (ask) => {
    const view = slackView(
      ask,
      remember({ value: 'x'.repeat(2_000), at: NOW, responseUrl: 'y'.repeat(2_000) }),
      owners,
    );

    expect(viewProblems(view)).toEqual([]);
    expect((view satisfies ModalView).blocks.length).toBeGreaterThan(0);
  });

  it.each<[Ask, Readonly<Record<string, unknown>>, object]>([
    ['askSnooze', { length: { selected_option: { value: '4h' } } }, { does: 'snooze', until: NOW + 4 * HOUR }],
    [
      'askSnooze',
      { length: { selected_option: { value: '4h' } }, until: { selected_date_time: NOW / 1_000 + 60 } },
      { does: 'snooze', until: NOW + 60_000 },
    ],
    [
      'askPause',
      { length: { selected_option: { value: '1h' } }, reason: { value: ' waits for the\ncarrier ' } },
      { does: 'pause', until: NOW + HOUR, reason: 'waits for the carrier' },
    ],
    ['askNotRelevant', { choice: { selected_option: { value: 'Spam' } } }, { does: 'notRelevant', reason: 'Spam' }],
    [
      'askAnswered',
      { link: { value: 'https://mail.example/1' } },
      { does: 'answered', link: 'https://mail.example/1' },
    ],
    ['askAnswered', {}, { does: 'answered' }],
    ['askHandOver', { owner: { selected_option: { value: 'lead' } } }, { does: 'handOver', to: 'lead' }],
    ['askSentiment', { label: { selected_option: { value: 'positive' } } }, { does: 'sentiment', label: 'positive' }],
    ['askNote', { reason: { value: 'called her' } }, { does: 'note', reason: 'called her' }],
  ])('of %s that is sent with %j is %j, of the press that opened it', (ask, values, deed) => {
    expect(sent(ask, values)).toEqual({ kind: 'act', action: { key, cycle: 1, by: 'mira', at: PRESSED, ...deed } });
  });

  it.each<[Ask, Readonly<Record<string, unknown>>, string]>([
    ['askSnooze', {}, 'length'],
    ['askSnooze', { until: { selected_date_time: NOW / 1_000 - 60 } }, 'until'],
    ['askPause', { length: { selected_option: { value: '1h' } } }, 'reason'],
    ['askNotRelevant', {}, 'choice'],
    ['askAnswered', { link: { value: 'javascript:alert(1)' } }, 'link'],
    ['askHandOver', {}, 'owner'],
    ['askSentiment', { label: { selected_option: { value: 'angry' } } }, 'label'],
    ['askNote', { reason: { value: ' ' } }, 'reason'],
  ])('of %s that is sent with %j stays open with a word at %s', (ask, values, field) => {
    expect(sent(ask, values)).toEqual({ kind: 'invalid', errors: { [field]: expect.any(String) } });
  });
});

describe('the value of a button', () => {
  it('names its mention again, whatever its id is made of', () => {
    forHostileTexts((text, other) => {
      const subject = {
        key: { brand: 'b', origin: `o/${other.toWellFormed()}`, externalId: `x${text.toWellFormed()}` },
        cycle: 7,
      };
      const value = actionValue(subject);

      if (value === undefined) return;
      expect(value.length).toBeLessThanOrEqual(2_000);
      expect(value).toMatch(/^[\w.!~*'()%/-]+$/u);
      expect(readActionValue(value)).toEqual(subject);
    });
  });

  it.each([
    undefined,
    7,
    '',
    '1/a/b',
    '1/a/b/c/d',
    '0/a/b/c',
    'x/a/b/c',
    '1/a//c',
    '1/a/b/%E0%A4',
    `1/a/b/${'c'.repeat(2_000)}`,
  ])('is none of ours: %s', (value) => {
    expect(readActionValue(value)).toBeUndefined();
  });
});
