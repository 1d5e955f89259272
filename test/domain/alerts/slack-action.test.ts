import { describe, expect, it } from 'vitest';
import { actionValue, readActionValue } from '../../../functions/domain/alerts/action-value.ts';
import { parseSlackAction } from '../../../functions/domain/alerts/slack-action.ts';
import { slackMessage } from '../../../functions/domain/alerts/slack-message.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { anAlert } from './builders.ts';
import { forHostileTexts } from './hostile-texts.ts';
import { aPress, pressBody } from './slack-press.ts';

const key = { brand: 'kettle', origin: 'app-store:us:1234', externalId: '4711' };

describe('a press in Slack', () => {
  it.each(['claim', 'notRelevant', 'answered'] as const)('of %s says who did it to which mention, and when', (kind) => {
    expect(parseSlackAction(pressBody(kind))).toEqual({
      kind,
      key,
      cycle: 1,
      by: 'mira',
      at: Date.parse('2026-11-23T12:50:00.250Z'),
    });
  });

  it('of the snooze menu finds the mention on the buttons beside it', () => {
    expect(parseSlackAction(pressBody('snooze'))).toMatchObject({ kind: 'snooze', length: 4 * HOUR, key, cycle: 1 });
  });

  it('of the link asks nothing of us', () => {
    expect(parseSlackAction(pressBody('open'))).toEqual({ kind: 'none' });
  });

  it.each([
    ['https://hooks.slack.com/actions/T1/2/3', true],
    ['http://127.0.0.1:4321/actions', true],
    ['http://10.0.0.1/actions', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('keeps %s as the address of an answer: %s', (responseUrl, kept) => {
    const action = parseSlackAction(pressBody('claim', { response_url: responseUrl }));

    expect('responseUrl' in action).toBe(kept);
  });

  it.each([
    ['', 'payload: the form has no such field; press the button of an alert in Slack'],
    ['payload=%7Bhalf', 'payload: "{half" is not JSON; press the button of an alert in Slack'],
    ['payload=[]', 'payload.type: nothing is not ours; press the button of an alert in Slack'],
    ['payload=7', 'payload.type: nothing is not ours; press the button of an alert in Slack'],
    [
      'payload={"type":"view_submission"}',
      'payload.type: "view_submission" is not ours; press the button of an alert in Slack',
    ],
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
    expect(() => parseSlackAction(body)).toThrow(line);
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
          parseSlackAction(body);
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

    expect(ids.map((id) => parseSlackAction(pressBody(id)).kind)).toEqual([
      'none',
      'claim',
      'answered',
      'snooze',
      'notRelevant',
    ]);
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
