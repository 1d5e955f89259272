import { createHmac } from 'node:crypto';
import { SECOND } from '../../functions/domain/shared/time.ts';
import type { Installation } from './installation.ts';

export const SIGNING_SECRET = 'known to these tests and their Slack only';

interface SlackBlock {
  readonly text?: { readonly text: string };
  readonly elements?: readonly SlackElement[];
}

interface SlackElement {
  readonly action_id?: string;
  readonly value?: string;
}

export const blocksOf = (message: Readonly<Record<string, unknown>> | undefined): readonly SlackBlock[] =>
  (message?.['blocks'] ?? []) as readonly SlackBlock[];

export const elementsOf = (blocks: readonly SlackBlock[]): readonly SlackElement[] =>
  blocks.flatMap(({ elements }) => elements ?? []);

/**
 * Presses a button of the n-th message in the channel, as Slack reports it to the function's address, signed with `secret`.
 * `more:<item>` chooses an item of the menu.
 */
export function press(
  { run, slack }: Installation,
  index: number,
  pressed: string,
  secret = SIGNING_SECRET,
): Promise<Response> {
  const [actionId, item] = pressed.split(':');
  const message = slack.posted[index]?.message;
  const element = elementsOf(blocksOf(message)).find(({ action_id }) => action_id === actionId);
  const seconds = String(Math.floor(run.clock.now() / SECOND));
  const payload = {
    type: 'block_actions',
    user: { id: 'U1', username: 'mira' },
    message,
    actions: [{ ...element, ...(item && { selected_option: { value: item } }), action_ts: `${seconds}.000100` }],
    trigger_id: 'trigger',
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return fetch(run.urls['slack-actions'] ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
}
