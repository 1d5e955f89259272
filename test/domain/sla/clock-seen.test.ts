import { describe, expect, it } from 'vitest';
import {
  ALL,
  BY_PERSON,
  type CustomerEdit,
  type Hiding,
  isErased,
  isGone,
  NOTHING_SEEN,
  noneVisibleAt,
  type Seen,
  type Sighting,
  withEdit,
  withHiding,
  withSighting,
} from '../../../functions/domain/sla/clock-seen.ts';

const sighting = (at: number, seenAt: number, id = 'a', byBot = false): Sighting => ({ id, at, seenAt, byBot });
const hiding = (id: string, seenAt: number): Hiding => ({ id, seenAt });

const bothWays = <Fact>(join: (seen: Seen, fact: Fact) => Seen, facts: readonly Fact[]): readonly Seen[] => [
  facts.reduce(join, NOTHING_SEEN),
  facts.toReversed().reduce(join, NOTHING_SEEN),
];

describe('joining what was seen', () => {
  it('sorts responses by posting, then sighting, then id, then bot, whatever the order', () => {
    const facts = [
      sighting(1, 9, 'z', true),
      sighting(2, 4, 'x'),
      sighting(2, 5, 'a'),
      sighting(2, 5, 'b', false),
      sighting(2, 5, 'b', true),
      sighting(3, 3, 'a-later'),
    ];

    for (const seen of bothWays(withSighting, facts)) expect(seen.responses).toEqual(facts);
  });

  it('keeps a later posting of the same response only while it outlives the earlier one', () => {
    const facts = [sighting(1, 5), sighting(3, 9)];

    for (const seen of bothWays(withSighting, facts)) expect(seen.responses).toEqual(facts);
    for (const seen of bothWays(withSighting, [sighting(1, 9), sighting(3, 5)])) {
      expect(seen.responses).toEqual([sighting(1, 9)]);
    }
  });

  it('sorts hidings newest first, and drops what an equal or newer one says too', () => {
    const facts = [hiding('b', 9), hiding('c', 9), hiding('a', 8), hiding(ALL, 7), hiding('d', 7), hiding('e', 6)];

    for (const seen of bothWays(withHiding, facts)) {
      expect(seen.hidden).toEqual([hiding('b', 9), hiding('c', 9), hiding('a', 8), hiding(ALL, 7)]);
      expect(noneVisibleAt(seen)).toBe(7);
    }
  });

  it('never hides what a person told of, unless it is meant', () => {
    const told = withSighting(NOTHING_SEEN, sighting(1, 1, BY_PERSON));

    expect(withHiding(told, hiding(ALL, 5)).responses).toHaveLength(1);
    expect(withHiding(told, hiding(BY_PERSON, 5)).responses).toHaveLength(0);
  });

  it('sorts edits by time, the asking one before the raise', () => {
    const facts: readonly CustomerEdit[] = [
      { at: 1, raised: true },
      { at: 2, raised: false },
      { at: 2, raised: true },
    ];

    for (const seen of bothWays(withEdit, facts)) expect(seen.edits).toEqual(facts);
  });

  it('keeps when an edit was seen first, in whichever order its sightings came, and is the same when it is seen again', () => {
    const edit = (seenAt: number): CustomerEdit => ({ at: 5, raised: false, seenAt });
    const once = withEdit(NOTHING_SEEN, edit(7));

    for (const seen of bothWays(withEdit, [edit(9), edit(7), edit(8)])) expect(seen.edits).toEqual([edit(7)]);
    expect(withEdit(once, edit(8))).toBe(once);
  });

  it('leaves it unknown of an edit that was stored before that was kept', () => {
    const stored = { ...NOTHING_SEEN, edits: [{ at: 5, raised: false }] };

    expect(withEdit(stored, { at: 5, raised: false, seenAt: 7 })).toBe(stored);
  });

  it('keeps forty of each, the same ones in whichever order they came', () => {
    const numbers = Array.from({ length: 45 }, (_, index) => index);
    const [newest, earliest] = [numbers.slice(-40), numbers.slice(0, 40)];

    for (const seen of bothWays(
      withEdit,
      numbers.map((at) => ({ at, raised: false })),
    )) {
      expect(seen.edits.map((edit) => edit.at)).toEqual(newest);
    }
    for (const seen of bothWays(
      withSighting,
      numbers.map((at) => sighting(at, 100, `r${at}`)),
    )) {
      expect(seen.responses.map((response) => response.at)).toEqual(earliest);
    }
    for (const seen of bothWays(
      withHiding,
      numbers.map((at) => hiding(`r${at}`, at)),
    )) {
      expect(seen.hidden.map((one) => one.seenAt)).toEqual(newest.toReversed());
    }
  });
});

describe('a mention', () => {
  it('is gone from the read that lacks it until one that has it, and never where nothing was seen', () => {
    expect(isGone({})).toBe(false);
    expect(isGone({ seen: { ...NOTHING_SEEN, goneAt: 5 } })).toBe(true);
    expect(isGone({ seen: { ...NOTHING_SEEN, goneAt: 5, backAt: 4 } })).toBe(true);
    expect(isGone({ seen: { ...NOTHING_SEEN, goneAt: 5, backAt: 5 } })).toBe(false);
  });

  it('is erased once it is gone, whatever verdict its clock had reached by then', () => {
    const gone = { ...NOTHING_SEEN, goneAt: 5 };

    expect(isErased({ status: 'withdrawn' })).toBe(true);
    expect(isErased({ status: 'met', seen: gone })).toBe(true);
    expect(isErased({ status: 'met' })).toBe(false);
    expect(isErased({ status: 'running', seen: { ...gone, backAt: 6 } })).toBe(false);
  });
});
