import { slackMessage } from '../../../functions/domain/alerts/slack-message.ts';
import { anAlert } from './builders.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The form that Slack posts, with these top-level fields of the payload. */
export const aPress = (over: Fields): string =>
  `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions', user: { id: 'U1', username: 'mira' }, ...over }))}`;

/** A press of one element of the message that `anAlert` makes, at 13:50:00.25 CET. */
export function pressBody(actionId: string, over: Fields = {}, actionOver: Fields = {}): string {
  const { blocks } = slackMessage(anAlert(), { buttons: 'presses' });
  const element = blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((one) => one.action_id === actionId);
  const value = element !== undefined && 'value' in element ? { value: element.value } : {};
  const selected = actionId === 'snooze' ? { selected_option: { value: '4h' } } : {};
  const action = {
    type: element?.type,
    action_id: actionId,
    action_ts: '1795438200.250000',
    ...value,
    ...selected,
    ...actionOver,
  };
  return aPress({ message: { blocks }, actions: [action], ...over });
}
