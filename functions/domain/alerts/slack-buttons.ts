import { actionValue } from './action-value.ts';
import type { Alert } from './alert.ts';
import type { SlackBlock, SlackButton, SlackOverflow, SlackSelect } from './slack-blocks.ts';
import { button, option, plain } from './slack-parts.ts';

/**
 * `app`: presses come back and windows can be opened; `presses`: presses come back, no window can be opened;
 * `none`: nobody would hear of a press.
 */
export type Buttons = 'app' | 'presses' | 'none';

/** Offered without a window, in hours. Slack allows an option 150 characters: the mention is named by the buttons beside it. */
const SNOOZE_HOURS = [1, 4, 24] as const;

/** The row of buttons; none where there is nothing to press. A closed clock leaves only the link. `desk`: there is one. */
export function buttonsOf(alert: Alert, buttons: Buttons, desk: boolean): SlackBlock[] {
  const isOpen = (alert.standing?.status ?? 'running') === 'running';
  const value = buttons !== 'none' && isOpen ? actionValue({ key: alert, cycle: alert.cycle }) : undefined;
  const open = { ...button('open', isOpen ? 'Open to reply' : 'Open'), style: 'primary' as const };
  const elements: (SlackButton | SlackSelect | SlackOverflow)[] = [
    ...(alert.url === undefined ? [] : [{ ...open, url: alert.url }]),
    ...(value === undefined ? [] : buttons === 'app' ? appButtons(value, alert, desk) : pressButtons(value, desk)),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'alert-actions', elements }];
}

const pressButtons = (value: string, desk: boolean): (SlackButton | SlackSelect)[] => [
  { ...button('claim', "I'll take it"), value },
  { ...button('answered', 'Answered'), value },
  snoozeMenu(),
  { ...button('notRelevant', 'Not relevant'), value },
  ...deskButton(value, desk),
];

/** Whoever presses it is handed a link of their own: one in the message would be the whole channel's. */
const deskButton = (value: string, desk: boolean): SlackButton[] =>
  desk ? [{ ...button('desk', 'Desk'), value }] : [];

function appButtons(value: string, { standing, decidedAt }: Alert, desk: boolean): (SlackButton | SlackOverflow)[] {
  const isPaused = (standing?.snoozedUntil ?? 0) > decidedAt;
  return [
    { ...button('claim', "I'll take it"), value },
    { ...button('askSnooze', 'Snooze…'), value },
    { ...button('askNotRelevant', 'Not relevant…'), value },
    ...deskButton(value, desk),
    {
      type: 'overflow',
      action_id: 'more',
      options: [
        option('askAnswered', 'Answered elsewhere…'),
        isPaused ? option('resume', 'Resume now') : option('askPause', 'Pause…'),
        option('askHandOver', 'Hand over…'),
        option('askSentiment', 'Correct the sentiment…'),
        option('askNote', 'Add a note…'),
      ],
    },
  ];
}

const snoozeMenu = (): SlackSelect => ({
  type: 'static_select',
  action_id: 'snooze',
  placeholder: plain('Snooze'),
  options: SNOOZE_HOURS.map((hours) => option(`${hours}h`, hours === 1 ? '1 hour' : `${hours} hours`)),
});
