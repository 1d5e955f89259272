import { Refusal } from '../shared/refusal.ts';
import type { Clock } from './clock.ts';
import { byState, type ClockEvent } from './clock-event.ts';
import { decideAlertDelivered, decideClaimExpired, decideDue } from './decide-due.ts';
import {
  decideEdited,
  decideHiding,
  decidePending,
  decidePresence,
  decideSourceUnknown,
  decideVisible,
} from './decide-observed.ts';
import {
  decideAnswered,
  decideClaimed,
  decideHandedOver,
  decideNotRelevant,
  decideResumed,
  decideSnoozed,
} from './decide-people.ts';
import type { DecideContext, Decision, Refused } from './decide-result.ts';

export const isRefused = (decision: Decision): decision is Refused => 'refused' in decision;

/** The one place where a clock changes: state and event in, new state and its story out. Never throws. */
export function decide(clock: Clock, event: ClockEvent, context: DecideContext): Decision {
  try {
    return decided(clock, event, context);
  } catch (error) {
    if (error instanceof Refusal) return { refused: 'noOpenTime', why: error.message };
    throw error;
  }
}

function decided(clock: Clock, given: ClockEvent, context: DecideContext): Decision {
  const event = given.what === 'responseSeen' ? byState(given, given.state) : given;
  switch (event.what) {
    case 'due':
      return decideDue(clock, event.now, context);
    case 'responseSeen':
      return decideVisible(clock, event, context);
    case 'responsePending':
      return decidePending(clock, event.seenAt);
    case 'responseRejected':
    case 'responseRemoved':
      return decideHiding(clock, event, context);
    case 'sourceUnknown':
      return decideSourceUnknown(clock, event);
    case 'edited':
      return decideEdited(clock, event, context);
    case 'withdrawn':
    case 'reappeared':
      return decidePresence(clock, event, context);
    case 'claimed':
      return decideClaimed(clock, event);
    case 'claimExpired':
      return decideClaimExpired(clock, event.now);
    case 'snoozed':
      return decideSnoozed(clock, event, context);
    case 'resumed':
      return decideResumed(clock, event, context);
    case 'handedOver':
      return decideHandedOver(clock, event);
    case 'markedNotRelevant':
      return decideNotRelevant(clock, event);
    case 'markedAnswered':
      return decideAnswered(clock, event, context);
    case 'alertDelivered':
      return decideAlertDelivered(clock, event);
  }
}
