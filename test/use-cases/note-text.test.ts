import { describe, expect, it } from 'vitest';
import { DAY } from '../../functions/domain/shared/time.ts';
import { takeInMention } from '../../functions/use-cases/take-in-mention.ts';
import { anObservation, POSTED_AT } from '../support/builders.ts';
import { aWorld, STORE } from './world.ts';

const COMPLAINT = 'Terrible shop: they took my money, the parcel never came, and nobody answers the phone.';

function aShop() {
  const world = aWorld();
  const place = { source: STORE, origin: 'store', settings: world.settings, firstRead: false, readAt: POSTED_AT };
  return {
    ...world,
    see: async (id: string, text: string, more: { readonly history?: true; readonly rating?: number } = {}) => {
      const { history, rating = 1 } = more;
      await takeInMention(anObservation({ id, text, rating }), { ...place, ...(history && { history }) }, world.deps);
      return world.mention(id).severity.duplicates;
    },
  };
}

describe('near-duplicates of a complaint', () => {
  it('are counted when it is found, whatever word they change', async () => {
    const { see } = aShop();

    expect(await see('1', COMPLAINT)).toBeUndefined();
    expect(await see('2', COMPLAINT.toUpperCase())).toBe(1);
    expect(await see('3', `${COMPLAINT.replace('shop', 'company')} 😡`)).toBe(2);
    expect(await see('4', 'Awful: my room had no window, the shower was cold, and breakfast ended at seven.')).toBe(
      undefined,
    );
  });

  it('are not looked for where there is praise, history, or too little to tell', async () => {
    const { see, calls } = aShop();
    calls();

    await see('1', 'Lovely shop: they sent the parcel at once and somebody friendly answers the phone.', { rating: 5 });
    await see('2', COMPLAINT, { history: true });
    await see('3', 'Terrible');

    expect(Object.keys(calls())).not.toContain('mentions.noteText');
  });

  it('stay known when only the stars change, and are forgotten with the text that they were like', async () => {
    const { see } = aShop();
    await see('1', COMPLAINT);
    await see('2', COMPLAINT);

    expect(await see('2', COMPLAINT, { rating: 2 })).toBe(1);
    expect(await see('2', `${COMPLAINT} Update: they hung up on me, terrible.`)).toBeUndefined();
  });

  it('are those of two weeks', async () => {
    const world = aWorld();
    const see = async (id: string, publishedAt: number) => {
      const place = { source: STORE, origin: 'store', settings: world.settings, firstRead: false, readAt: publishedAt };
      await takeInMention(anObservation({ id, text: COMPLAINT, publishedAt }), place, world.deps);
      return world.mention(id).severity.duplicates;
    };
    await see('1', POSTED_AT);

    expect(await see('2', POSTED_AT + 14 * DAY)).toBe(1);
    expect(await see('3', POSTED_AT + 15 * DAY)).toBe(1);
    expect(await see('4', POSTED_AT + 40 * DAY)).toBeUndefined();
  });
});
