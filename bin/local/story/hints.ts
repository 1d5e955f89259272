import type { HistoryEvent } from '../../../functions/domain/mentions/history.ts';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import { POSTS } from './plot.ts';

/** Says, each once, what a newcomer sees when something happens for the first time. */
export function storyHints(): (event: HistoryEvent, mention: Mention) => string | undefined {
  const said = new Set<string>();
  return (event, mention) => {
    const [topic, words] = hintFor(event, mention) ?? [];
    if (topic === undefined || words === undefined || said.has(topic)) return undefined;
    said.add(topic);
    return words;
  };
}

function hintFor(event: HistoryEvent, mention: Mention): readonly [topic: string, words: string] | undefined {
  switch (event.what) {
    case 'clockStarted':
      return ['clock', 'a clock: two office hours to answer in public, counted from when the customer posted.'];
    case 'excluded':
      return ['excluded', 'happy customers are counted and nobody is disturbed: so the policy says.'];
    case 'edited':
      return ['edited', 'a customer may edit: judged again, the earlier text is kept, the deadline stays.'];
    case 'stageDue':
      return stageHint(event.detail ?? '', mention);
    case 'responseSeen':
      return onlyInOwnFeed(mention.externalId)
        ? [
            'own feed',
            "the thread does not show this answer: it was found in the brand's own feed, which is polled too.",
          ]
        : ['response', 'the brand answered in public: the clock stops at the minute of that post.'];
    case 'late':
      return ['late', 'too late is late, also when it is answered in the end; the report says so.'];
    default:
      return undefined;
  }
}

function stageHint(stage: string, { observation }: Mention): readonly [string, string] {
  if (stage.startsWith('warn')) {
    return observation.kind === 'app-store'
      ? [
          'blind',
          "a warning, while there is still time. Apple's public feed cannot show responses: the message says so.",
        ]
      : ['warning', 'before it warns, it looks at the thread once more: no answer there.'];
  }
  if (stage === 'breach') return ['breach', 'the deadline has passed: Slack again, and an e-mail to the desk.'];
  return ['escalation', 'an hour later it goes up the ladder, to the head of care.'];
}

const onlyInOwnFeed = (id: string): boolean => POSTS.some((post) => post.answers === id && post.onlyInOwnFeed === true);
