import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEEDS, type PeopleAction } from '../../functions/domain/alerts/people-action.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { actOnMention } from '../../functions/use-cases/act-on-mention.ts';
import { aClockedMention, aRunningClock, at, DUE } from '../domain/alerts/builders.ts';
import { alertSettings, memoryMentions } from './alert-ports.ts';
import { SlackWorld } from './slack-world.ts';

const AT = at('2026-11-23T12:50:00.250Z');
const mention = aClockedMention({
  clock: aRunningClock({
    plan: { warnBefore: [HOUR], escalateAfter: [HOUR], owner: 'support', escalateTo: ['lead'], botsCount: false },
  }),
});
const FULL: Readonly<Record<string, Partial<PeopleAction>>> = {
  snooze: { until: AT + HOUR },
  pause: { until: AT + HOUR, reason: 'waits for the carrier' },
  notRelevant: { reason: 'spam' },
  answered: { link: 'https://mail.example/1' },
  handOver: { to: 'lead' },
  sentiment: { label: 'positive' },
  note: { reason: 'called her' },
};
const action = (does: PeopleAction['does'], over: Partial<PeopleAction> = {}): PeopleAction => ({
  key: mention,
  by: 'mira',
  at: AT,
  does,
  ...FULL[does],
  ...over,
});

describe('what people do', () => {
  it.each(DEEDS.filter((deed) => deed !== 'resume'))(
    '%s is done once, however often it comes, and told in the history',
    async (does) => {
      const store = memoryMentions(mention);
      const first = await actOnMention(action(does), alertSettings(), store);
      const again = await actOnMention(action(does), alertSettings(), store);

      expect(first).toMatchObject({ changed: true, isDone: true });
      expect(again).toEqual({ ...first, changed: false });
      expect(store.saves).toBe(1);
      expect(store.get(mention)?.history).toContainEqual(
        expect.objectContaining({ at: AT, detail: expect.stringContaining('mira') }),
      );
    },
  );

  it('keeps what a person has judged with the text and what was thought before: what the scorer can learn from', async () => {
    const store = memoryMentions(mention);
    await actOnMention(action('sentiment', { label: 'neutral' }), alertSettings(), store);
    await actOnMention(action('notRelevant', { at: AT + MINUTE, reason: 'Spam' }), alertSettings(), store);
    const kept = store.get(mention);

    expect(kept?.history).toEqual([
      { at: AT, what: 'sentimentCorrected', detail: 'negative to neutral by mira' },
      { at: AT + MINUTE, what: 'markedNotRelevant', detail: expect.stringContaining('Spam') },
    ]);
    // The label is the person's, its probabilities are still the scorer's; the text stands beside them.
    expect(kept?.severity.sentiment).toMatchObject({ label: 'neutral', negative: 0.9, positive: 0.02 });
    expect(kept?.observation.text).toBe(mention.observation.text);
    expect(kept?.clock).toMatchObject({ status: 'excluded' });
  });

  it('pauses and resumes: the deadline is where it was, plus what the pause has cost', async () => {
    const store = memoryMentions(mention);
    await actOnMention(action('pause'), alertSettings(), store);
    const resumed = await actOnMention(action('resume', { at: AT + 10 * MINUTE }), alertSettings(), store);

    expect(resumed.text).toBe('Resumed by mira; due 14:40 CET.');
    expect(store.get(mention)?.clock).toMatchObject({ dueAt: DUE + 10 * MINUTE, unpausedDueAt: DUE });
    expect(store.get(mention)?.history.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      'snoozed until 2026-11-23T13:50:00.250Z by mira: pause: waits for the carrier',
      'resumed mira',
    ]);
  });

  it('hands over to an owner of the settings only', async () => {
    const store = memoryMentions(mention);

    expect((await actOnMention(action('handOver', { to: 'nobody' }), alertSettings(), store)).text).toBe(
      'That did not work: there is no owner nobody; owners are support, lead.',
    );
    expect((await actOnMention(action('handOver'), alertSettings(), store)).text).toBe(
      'Handed over to Team lead by mira; due 14:30 CET.',
    );
    expect(store.get(mention)?.clock.ladder[1]).toMatchObject({ key: 'breach', owner: 'lead' });
  });

  it('corrects the sentiment, and keeps what was thought before for the scorer to learn from', async () => {
    const store = memoryMentions(mention);
    await actOnMention(action('sentiment'), alertSettings(), store);

    expect(store.get(mention)).toMatchObject({
      severity: {
        level: 'high',
        reasons: ['1 star', 'positive text, as mira says'],
        sentiment: { label: 'positive', confident: true, words: [] },
      },
      clock: { status: 'running', dueAt: DUE },
      history: [{ at: AT, what: 'sentimentCorrected', detail: 'negative to positive by mira' }],
    });
  });

  it('keeps why something is not relevant', async () => {
    const store = memoryMentions(mention);
    await actOnMention(action('notRelevant'), alertSettings(), store);

    expect(store.get(mention)?.history).toEqual([{ at: AT, what: 'markedNotRelevant', detail: 'mira: spam' }]);
  });

  it('takes notes even when the clock is over, and no claim', async () => {
    const store = memoryMentions({ ...mention, clock: { ...mention.clock, status: 'met' } });

    expect((await actOnMention(action('note'), alertSettings(), store)).changed).toBe(true);
    expect((await actOnMention(action('claim'), alertSettings(), store)).text).toBe(
      'Nothing left to do: it was answered in time.',
    );
  });
});

describe('what people do in Slack', () => {
  let world: SlackWorld;
  beforeEach(async () => {
    world = await SlackWorld.open();
  });
  afterEach(() => world.slack.close());

  const acts = (does: PeopleAction['does'], over: object = {}) => ({
    kind: 'act' as const,
    brand: mention.brand,
    origin: mention.origin,
    externalId: 'm1',
    cycle: 1,
    by: 'mira',
    at: world.now,
    does,
    responseUrl: world.slack.webhook('answer'),
    ...over,
  });

  it('shows in the living message within the second, and nowhere else', async () => {
    world.alert(world.mention('m1'));
    await world.until(world.now + MINUTE);
    const claim = acts('claim');
    world.send(claim);
    world.send(claim);
    await world.until(world.now + 2_000);

    expect(JSON.stringify(world.slack.workspace.posts[0]?.message)).toContain('mira has it until');
    expect(world.slack.workspace.posts).toHaveLength(1);
    expect(world.slack.posted).toEqual([]);
    world.send(acts('notRelevant', { reason: 'spam' }));
    await world.until(world.now + 2_000);
    expect(world.shown()).toEqual(['⚪ No answer needed · 1★ App Store US']);
  });

  it('that comes to nothing is told to the person alone', async () => {
    world.alert(world.mention('m1', { status: 'met' }));
    const bodies: unknown[] = [];
    world.wrap = (deps) => ({ ...deps, webhook: { post: async (_, message) => void bodies.push(message) } });
    world.send(acts('claim'));
    await world.until(world.now + MINUTE);

    expect(bodies).toEqual([
      { text: 'Nothing left to do: it was answered in time.', response_type: 'ephemeral', replace_original: false },
    ]);
  });
});
