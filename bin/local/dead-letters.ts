import type { Caller } from './permissions/caller.ts';
import type { MessageAttribute } from './queue-message.ts';
import { queueNameOf, type RunContext } from './run-context.ts';

export interface DeadLetter {
  /** Who hands it over, and has to be allowed to. */
  readonly by: Caller;
  /** Function, topic or schedule that gave the message up. */
  readonly from: string;
  readonly reason: string;
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Puts what was given up where the template says: a queue, or a topic; where it says nothing, AWS drops it, and the run says so. */
export function giveUp(context: RunContext, destination: string | undefined, letter: DeadLetter): void {
  const { clock, engine, events, permissions } = context;
  const { by, from, reason, body } = letter;
  if (destination === undefined) {
    events.emit({ kind: 'lost', at: clock.now(), from, reason });
    return;
  }
  const action = destination.includes(':sns:') ? 'sns:Publish' : 'sqs:SendMessage';
  const denial = permissions.check(by, { action, resource: destination });
  if (denial !== undefined) {
    events.emit({ kind: 'lost', at: clock.now(), from, reason: `${reason}; ${denial.message}` });
    return;
  }
  const messageAttributes = Object.fromEntries(
    Object.entries(letter.attributes ?? {}).map(([name, value]): [string, MessageAttribute] => [
      name,
      { DataType: 'String', StringValue: value },
    ]),
  );
  const name = queueNameOf(destination);
  if (destination.includes(':sns:')) engine.server.publish(name, body, { messageAttributes });
  else engine.server.sendMessage(name, body, { messageAttributes });
  context.wake(name);
  events.emit({ kind: 'dead-letter', at: clock.now(), queue: name, from, reason });
}
