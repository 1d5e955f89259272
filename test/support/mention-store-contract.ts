import { describe, expect, it } from 'vitest';
import { factsOf } from '../../functions/domain/reports/facts-of.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';
import type { Now } from '../../functions/ports/now.ts';
import { all } from './engines.ts';
import { aStoredMention, DUE, LONG_TEXT, nextVersion, POSTED, SHORT_TEXT, withText } from './mention-literals.ts';

export interface MentionStoreSettings {
  readonly now: Now;
  readonly shards: number;
  readonly retention: number;
}

/** What a text of eight words is noted by. */
const SIGNED = [17, 300, 4_711, 20_000, 31_415, 40_000, 50_001, 59_999];

/** What every MentionStore keeps to: the embedded engines', the in-memory one's and the simulated one's. */
export function describeMentionStore(
  name: string,
  open: (settings: MentionStoreSettings) => Promise<MentionStore>,
): void {
  const openAt = (at: Instant = POSTED + HOUR, changes: Partial<MentionStoreSettings> = {}) =>
    open({ now: () => at, shards: 4, retention: 400 * DAY, ...changes });

  async function dueOver(store: MentionStore, until: Instant, shards = 4) {
    const lists = await Promise.all(Array.from({ length: shards }, (_, shard) => all(store.dueBefore(shard, until))));
    return lists.flat();
  }

  describe(`MentionStore on ${name}`, () => {
    it('gives back exactly what was saved, short or long', async () => {
      const store = await openAt();
      const short = aStoredMention({ wordsToldAt: POSTED + MINUTE });
      const long = aStoredMention({ externalId: 'long', observation: { text: LONG_TEXT, title: 'Tracks "gone" 🥾' } });

      expect(await store.save(short)).toBe('saved');
      expect(await store.save(long)).toBe('saved');

      expect(await store.find(short)).toEqual(short);
      expect(await store.find(long)).toEqual(long);
      expect(await store.find({ ...short, externalId: 'another' })).toBeUndefined();
    });

    it('tells the facts of one mention as it stands now, whatever its id, and of none that is not there', async () => {
      const store = await openAt();
      const plain = aStoredMention();
      const odd = aStoredMention({ externalId: 'x#%'.repeat(500), observation: { text: LONG_TEXT } });
      await store.save(plain);
      await store.save(odd);

      expect(await store.factsOf(plain)).toEqual(factsOf(plain));
      expect(await store.factsOf(odd)).toEqual(factsOf(odd));
      expect(await store.factsOf({ ...plain, externalId: 'another' })).toBeUndefined();
    });

    it('keeps that a mention was erased', async () => {
      const store = await openAt();
      const mention = aStoredMention({ erasedAt: POSTED + MINUTE });
      await store.save(mention);

      expect(await store.find(mention)).toEqual(mention);
    });

    it('keeps the watch of a mention, and lists it as due for the look that comes before the next stage', async () => {
      const store = await openAt();
      const lookAt = DUE - 3 * HOUR;
      const watched = aStoredMention({ watch: { every: 30 * MINUTE, lookAt } });
      await store.save(watched);

      expect(await store.find(watched)).toEqual(watched);
      expect((await dueOver(store, lookAt + 1)).map(({ dueAt }) => dueAt)).toEqual([lookAt]);

      const looked = nextVersion(watched, { watch: { every: 30 * MINUTE, lookAt: lookAt + HOUR } });
      await store.save(looked);
      expect(await dueOver(store, lookAt + 1)).toEqual([]);

      const unplanned = nextVersion(looked, { watch: { every: 30 * MINUTE } });
      await store.save(unplanned);
      expect(await store.find(watched)).toEqual(unplanned);
    });

    it('counts what an author wrote before, by instant, each mention once, for one brand and place', async () => {
      const store = await openAt();
      const noted = (externalId: string, at: Instant, changes = {}) =>
        store.noteAuthor({ brand: 'sundial', origin: 'place', authorId: 'ada', externalId, at, ...changes });
      const note = async (...given: Parameters<typeof noted>) => (await noted(...given)).count;

      expect(await note('b', POSTED)).toBe(0);
      expect(await note('c', POSTED + HOUR)).toBe(1);
      expect(await note('c', POSTED + HOUR)).toBe(1);
      expect(await note('a', POSTED - HOUR)).toBe(0);
      expect(await noted('d', POSTED + 2 * HOUR)).toEqual({ count: 3, newestAt: POSTED + HOUR });
      expect(await noted('a', POSTED - HOUR)).toEqual({ count: 0 });
      expect(await note('e', POSTED + HOUR, { authorId: 'bea' })).toBe(0);
      expect(await note('e', POSTED + HOUR, { origin: 'elsewhere' })).toBe(0);
      expect(await note('e', POSTED + HOUR, { brand: 'luna' })).toBe(0);
    });

    it('notes a hundred mentions of an author and no more: whoever wrote that many has written before', async () => {
      const store = await openAt();
      const note = async (number: number) => {
        const externalId = String(number);
        const { count } = await store.noteAuthor({
          ...{ brand: 'sundial', origin: 'place', authorId: 'ada', externalId },
          at: POSTED + number,
        });
        return count;
      };
      for (let number = 0; number < 100; number += 1) expect(await note(number)).toBe(number);

      expect(await note(100)).toBe(100);
      expect(await note(7)).toBe(7);
    });

    it('forgets an author: the note of what they wrote goes, and up to when they are forgotten stays, never less', async () => {
      const store = await openAt();
      const [ada, bo] = [
        { brand: 'sundial', origin: 'place', id: 'ada' },
        { brand: 'sundial', origin: 'place', id: 'bo' },
      ] as const;
      const note = { brand: 'sundial', origin: 'place', authorId: 'ada', at: POSTED };
      await store.noteAuthor({ ...note, externalId: 'a' });
      await store.noteAuthor({ ...note, externalId: 'b', at: POSTED - HOUR });
      expect(await store.notedPosts(ada)).toEqual([POSTED - HOUR, POSTED]);
      expect(await store.forgottenUntil(ada)).toBeUndefined();

      await store.forgetAuthor(ada, POSTED);
      await store.forgetAuthor(ada, POSTED - DAY);
      await store.forgetAuthor({ brand: 'sundial', origin: 'place', name: 'Ada Ferrow' }, POSTED + DAY);

      expect(await store.notedPosts(ada)).toEqual([]);
      expect(await store.forgottenUntil(ada)).toBe(POSTED);
      expect(await store.forgottenUntil(bo)).toBeUndefined();
      expect(await store.forgottenUntil({ ...ada, brand: 'luna' })).toBeUndefined();
      expect(await store.forgottenUntil({ brand: 'sundial', origin: 'place', name: ' ADA ferrow' })).toBe(POSTED + DAY);
      expect(await store.noteAuthor({ ...note, externalId: 'c' })).toMatchObject({ count: 0 });
    });

    it('gives back the texts that an edit replaced, until they are forgotten', async () => {
      const store = await openAt();
      const first = aStoredMention();
      await store.save(first);
      await store.keepEarlierText(first);

      expect((await store.keptTexts(first)).map(({ contentHash }) => contentHash)).toEqual([first.contentHash]);
      await store.forgetTexts(first);
      expect(await store.keptTexts(first)).toEqual([]);
    });

    it('counts the other mentions of a brand that say nearly the same, each once, whatever their place', async () => {
      const store = await openAt();
      const note = (externalId: string, changes = {}) =>
        store.noteText({ brand: 'sundial', origin: 'place', externalId, signature: SIGNED, at: POSTED, ...changes });

      expect(await note('a')).toBe(0);
      expect(await note('b', { origin: 'elsewhere' })).toBe(1);
      expect(await note('b', { origin: 'elsewhere' })).toBe(1);
      expect(await note('a')).toBe(1);
      expect(await note('c', { signature: [...SIGNED.slice(1), 60_000] })).toBe(2);
      expect(await note('d', { signature: SIGNED.map((hash) => hash + 1) })).toBe(0);
      expect(await note('e', { at: POSTED + 15 * DAY })).toBe(0);
      expect(await note('f', { brand: 'luna' })).toBe(0);
    });

    it('remembers the latest forty-two complaints of a brand', async () => {
      const store = await openAt();
      const note = (number: number) =>
        store.noteText({
          brand: 'sundial',
          origin: 'place',
          externalId: String(number),
          signature: SIGNED,
          at: POSTED + number * MINUTE,
        });
      for (let number = 0; number < 42; number += 1) expect(await note(number)).toBe(number);

      expect(await note(42)).toBe(41);
      expect(await note(43)).toBe(41);
    });

    it('inserts once and replaces exactly the version before', async () => {
      const store = await openAt();
      const first = aStoredMention();
      await store.save(first);
      const second = nextVersion(first, { clock: { ...first.clock, fired: 1 } });

      expect(await store.save(first)).toBe('conflict');
      expect(await store.save(second)).toBe('saved');
      expect(await store.save(second)).toBe('conflict');
      expect(await store.save({ ...second, version: 4 })).toBe('conflict');
      expect(await store.save(aStoredMention({ externalId: 'never-inserted', version: 2 }))).toBe('conflict');

      expect(await store.find(first)).toEqual(second);
    });

    it.each([SHORT_TEXT, LONG_TEXT])('lets one of many racing writers win', async (text) => {
      const store = await openAt();
      const first = withText(aStoredMention(), text);
      const inserts = await Promise.all(Array.from({ length: 8 }, () => store.save(first)));
      const second = nextVersion(first, { history: [] });
      const replacements = await Promise.all(Array.from({ length: 8 }, () => store.save(second)));

      expect(inserts.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(replacements.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    });

    it('follows edits between short and long texts', async () => {
      const store = await openAt();
      let mention = aStoredMention();
      await store.save(mention);
      for (const text of [LONG_TEXT, `${LONG_TEXT} PS: still nothing.`, SHORT_TEXT, LONG_TEXT]) {
        await store.keepEarlierText(mention);
        await store.keepEarlierText(mention);
        mention = nextVersion(withText(mention, text), {});

        expect(await store.save(mention)).toBe('saved');
        expect(await store.find(mention)).toEqual(mention);
      }
    });

    it('lists what is due before an instant, oldest first, with no lower bound', async () => {
      const store = await openAt(undefined, { shards: 1 });
      for (const [externalId, at] of [
        ['later', DUE],
        ['years-ago', DUE - 1_000 * DAY],
        ['soon', DUE - MINUTE],
      ] as const) {
        await store.save(
          aStoredMention({ externalId, clock: { ladder: [{ key: 'breach', at, owner: 'care' }], dueAt: at } }),
        );
      }

      const { brand, origin } = aStoredMention();
      expect(await all(store.dueBefore(0, DUE))).toEqual([
        { brand, origin, externalId: 'years-ago', dueAt: DUE - 1_000 * DAY },
        { brand, origin, externalId: 'soon', dueAt: DUE - MINUTE },
      ]);
      expect(await all(store.dueBefore(0, DUE + 1))).toHaveLength(3);
    });

    it('spreads due mentions over all shards and finds each in exactly one', async () => {
      const store = await openAt();
      const ids = Array.from({ length: 24 }, (_, index) => `id-${index}`);
      await Promise.all(ids.map((externalId) => store.save(aStoredMention({ externalId }))));

      const lists = await Promise.all([0, 1, 2, 3].map((shard) => all(store.dueBefore(shard, DUE))));

      expect(lists.every((list) => list.length > 0)).toBe(true);
      expect(
        lists
          .flat()
          .map((due) => due.externalId)
          .sort(),
      ).toEqual([...ids].sort());
    });

    it('keeps a stage in the due index while its alert is pending, then moves on, then ends', async () => {
      const store = await openAt();
      const opened = aStoredMention();
      await store.save(opened);
      const pending = nextVersion(opened, { clock: { ...opened.clock, pending: { stage: 'warn', since: DUE } } });
      await store.save(pending);
      expect((await dueOver(store, DUE + DAY)).map((due) => due.dueAt)).toEqual([DUE - HOUR]);

      const { pending: _done, ...clock } = pending.clock;
      const delivered = nextVersion(pending, { clock: { ...clock, fired: 1 } });
      await store.save(delivered);
      expect((await dueOver(store, DUE + DAY)).map((due) => due.dueAt)).toEqual([DUE]);

      await store.save(nextVersion(delivered, { clock: { ...clock, status: 'met', respondedAt: DUE - MINUTE } }));
      expect(await dueOver(store, DUE + DAY)).toEqual([]);
    });

    it('tells the facts of mentions posted in [from, to), over days and shards, as they stand now', async () => {
      const store = await openAt();
      const posts = [POSTED - 1, POSTED, POSTED + DAY, POSTED + 3 * DAY - 1, POSTED + 3 * DAY];
      const mentions = posts.map((publishedAt, index) =>
        aStoredMention({
          externalId: `posted-${index}`,
          observation: { publishedAt },
          clock: { startedAt: publishedAt },
        }),
      );
      await Promise.all(mentions.map((mention) => store.save(mention)));
      await store.save(aStoredMention({ brand: 'another' }));
      const answered = nextVersion(mentions[2] ?? aStoredMention(), {
        clock: { ...(mentions[2] ?? aStoredMention()).clock, status: 'met', respondedAt: POSTED + DAY + HOUR },
      });
      await store.save(answered);

      const facts = await all(store.facts('fernweh', POSTED, POSTED + 3 * DAY));

      const expected = [mentions[1], answered, mentions[3]].flatMap((mention) => (mention ? [factsOf(mention)] : []));
      expect(facts.toSorted((a, b) => a.postedAt - b.postedAt)).toEqual(expected);
      const days = facts.map(({ postedAt }) => Math.floor(postedAt / DAY));
      expect(days).toEqual(days.toSorted());
      expect(await all(store.facts('fernweh', POSTED, POSTED))).toEqual([]);
    });

    it('stands ids of any shape and length', async () => {
      const store = await openAt();
      const ids = ['a#b%23c', '~tilde', 'ünï 🥾', 'at://did:plc:abc/app.feed.post/3k', 'x'.repeat(5_000), '#', '%'];
      const mentions = ids.map((externalId) => aStoredMention({ externalId, brand: 'fern#weh', origin: 'o#%' }));
      for (const mention of mentions) expect(await store.save(mention)).toBe('saved');

      for (const mention of mentions) expect(await store.find(mention)).toEqual(mention);
      const due = await dueOver(store, DUE);
      const found = await Promise.all(due.map((message) => store.find(message)));
      expect(found.map((mention) => mention?.externalId).sort()).toEqual([...ids].sort());
      const facts = await all(store.facts('fern#weh', POSTED, POSTED + 1));
      expect(facts.map((fact) => fact.externalId).sort()).toEqual([...ids].sort());
      expect(facts.every((fact) => fact.brand === 'fern#weh' && fact.origin === 'o#%')).toBe(true);
    });

    it('erases what people wrote once a mention is withdrawn, and keeps timings and stars', async () => {
      const store = await openAt();
      const first = aStoredMention({ observation: { text: LONG_TEXT } });
      await store.save(first);
      await store.save(nextVersion(first, { clock: { ...first.clock, status: 'withdrawn' } }));

      const kept = await store.find(first);

      expect(kept?.observation).toMatchObject({ text: '', author: {}, rating: 1, publishedAt: POSTED });
      expect(kept?.observation).not.toHaveProperty('title');
      expect(JSON.stringify(kept)).not.toMatch(/muddy|Tracks gone|vanish|Leeds/u);
      expect(kept?.clock.startedAt).toBe(POSTED);
      expect(await all(store.facts('fernweh', POSTED, POSTED + 1))).toMatchObject([{ status: 'withdrawn', rating: 1 }]);
    });

    it('erases them of an answered mention that is gone, too, and keeps its verdict', async () => {
      const store = await openAt();
      const first = aStoredMention({ observation: { text: LONG_TEXT } });
      await store.save(first);
      await store.keepEarlierText(first);
      const seen = { responses: [], hidden: [], edits: [], goneAt: POSTED + HOUR };
      await store.save(nextVersion(first, { clock: { ...first.clock, status: 'met', seen } }));
      await store.forgetTexts(first);

      const kept = await store.find(first);

      expect(kept?.clock.status).toBe('met');
      expect(JSON.stringify(kept)).not.toMatch(/muddy|Tracks gone|vanish|Leeds/u);
    });

    it('takes a withdrawn mention back with its text when it is seen again', async () => {
      const store = await openAt();
      const first = aStoredMention({ observation: { text: LONG_TEXT } });
      const gone = nextVersion(first, { clock: { ...first.clock, status: 'withdrawn' } });
      const back = nextVersion(gone, { clock: first.clock });
      for (const mention of [first, gone, back]) expect(await store.save(mention)).toBe('saved');

      expect(await store.find(first)).toEqual(back);
    });

    it('does not see what is older than the retention, and lets it be inserted anew', async () => {
      let at = POSTED + HOUR;
      const store = await open({ now: () => at, shards: 1, retention: 30 * DAY });
      const mention = aStoredMention();
      await store.save(mention);
      at = mention.discoveredAt + 30 * DAY;

      expect(await store.find(mention)).toBeUndefined();
      expect(await store.factsOf(mention)).toBeUndefined();
      expect(await all(store.facts('fernweh', POSTED, POSTED + 1))).toEqual([]);
      const anew = aStoredMention({ discoveredAt: at });
      expect(await store.save(anew)).toBe('saved');
      expect(await store.find(mention)).toEqual(anew);
    });
  });
}
