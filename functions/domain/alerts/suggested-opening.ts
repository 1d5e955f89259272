import type { Emotion } from '../scoring/model/emotions.ts';
import type { Moment } from '../scoring/moment.ts';
import type { Sentiment } from '../scoring/score.ts';
import type { Insight } from './insight.ts';

const BY_EMOTION: Readonly<Partial<Record<Emotion, string>>> = {
  anger: 'You are right to be angry about this, and I am sorry.',
  disappointment: 'We have let you down here, and I am sorry.',
  worry: 'I understand that this worries you. Here is what we know and do.',
  confusion: 'Thank you for asking. Here is how it works.',
};

const BY_MOMENT: Readonly<Partial<Record<Moment, string>>> = {
  receive: 'I am sorry that your order did not arrive as it should.',
  use: 'I am sorry that it does not work as you need it to.',
  support: 'I am sorry that you had to ask more than once.',
  leave: 'I am sorry that we have given you a reason to go.',
  decide: 'Thank you for asking before you decide.',
};

/** A first sentence for whoever answers: short, plain, and theirs to change. None for praise. */
export function suggestedOpening(
  tone: Sentiment['label'],
  { emotion, moment }: Pick<Insight, 'emotion' | 'moment'>,
): string | undefined {
  if (tone === 'positive' || emotion === 'joy') return undefined;
  const felt = emotion === undefined ? undefined : BY_EMOTION[emotion];
  return (
    felt ??
    (moment && BY_MOMENT[moment]) ??
    (tone === 'negative' ? 'I am sorry about this, and thank you for telling us.' : undefined)
  );
}
