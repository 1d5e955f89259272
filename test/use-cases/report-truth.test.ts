import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../functions/domain/mentions/observation.ts';
import type { CycleFacts, MentionFacts } from '../../functions/domain/reports/facts.ts';
import { factsOf } from '../../functions/domain/reports/facts-of.ts';
import { GROUPINGS, groupKeys } from '../../functions/domain/reports/report-groups.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { gatherReport } from '../../functions/use-cases/compile-report.ts';
import { compileRollups } from '../../functions/use-cases/compile-rollups.ts';
import { recordResponse } from '../../functions/use-cases/record-response.ts';
import { takeInMention } from '../../functions/use-cases/take-in-mention.ts';
import { oracle } from '../domain/reports/oracle.ts';
import { anObservation, aPolicy, at } from '../support/builders.ts';
import { inMemoryIncidentStore } from '../support/in-memory-incident-store.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryRollupStore } from '../support/in-memory-rollup-store.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { wordListScorer } from '../support/word-list-scorer.ts';
import { alertSettings } from './alert-ports.ts';

const BEGIN = at('2026-11-02T07:30:00Z');
const ORIGIN = 'app-store:us:1';
const TEXTS = ['Terrible, awful, rude.', 'All fine, thanks, lovely.', 'The parcel.', 'Lost and useless, worst ever.'];

/** Three who are known, one of whom a name is told, and nobody. */
const AUTHORS = [{ id: '1', name: 'Ada' }, { id: '2', name: 'Bea' }, { id: '3', name: 'Cy' }, { name: 'Ada' }, {}];

/** What really happened to one mention, kept beside the system under test. */
interface Told {
  seen: Observation;
  readonly postedAt: number;
  readonly discoveredAt: number;
  readonly edits: { readonly at: number; readonly raised: boolean; readonly seenAt: number }[];
  readonly responses: number[];
  readonly isBlind: boolean;
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('post'), id: fc.nat(9), minutes: fc.nat(6_000), stars: fc.nat(4) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('edit'), id: fc.nat(9), minutes: fc.nat(3), stars: fc.nat(4) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('answer'), id: fc.nat(9), minutes: fc.nat(900), stars: fc.nat(4) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('repeat'), id: fc.nat(9), minutes: fc.nat(1), stars: fc.nat(4) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('wait'), id: fc.nat(9), minutes: fc.nat(5_000), stars: fc.nat(4) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('compile'), id: fc.nat(9), minutes: fc.nat(1), stars: fc.nat(4) }),
  },
);

describe('a report', () => {
  it('equals a brute-force count of what happened, whatever was seen when and compiled how often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...GROUPINGS),
        async (steps, days, by) => {
          const world = aWorld();
          for (const one of steps) await world.play(one);
          await world.compare(world.now() - days * DAY, world.now() + 1, by);
          await world.play({ what: 'compile', id: 0, minutes: 0, stars: 0 });
          await world.compare(BEGIN - 10 * DAY, BEGIN + days * DAY, by);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function aWorld() {
  let time = BEGIN;
  const now = () => time;
  const rollups = inMemoryRollupStore();
  const mentions = inMemoryMentionStore({ now, rollups });
  const brand = { id: 'acme', name: 'Acme' };
  const given = alertSettings({ brands: [brand], policies: [aPolicy()] });
  const settings = { ...given, retention: { ...given.retention, mentionDays: 60 } };
  const source = { ...(settings.sources[0] as (typeof settings.sources)[0]), brand: 'acme' };
  const judging = { scorer: wordListScorer, tz: '2026a' };
  const deps = { mentions, queues: { sendDue: async () => {} }, now, ...judging };
  const told = new Map<string, Told>();
  const reading = {
    mentions,
    rollups,
    incidents: inMemoryIncidentStore(),
    scores: { find: async () => [] },
    sources: inMemorySourceStore(),
    now,
  };
  const take = (seen: Observation) =>
    takeInMention(seen, { source, origin: ORIGIN, settings, firstRead: false, readAt: time }, deps);

  const play = async ({ what, id, minutes, stars }: { what: string; id: number; minutes: number; stars: number }) => {
    const known = told.get(String(id));
    if (what === 'wait') time += minutes * MINUTE;
    if (what === 'compile') await compileRollups({ ...reading, readSettings: async () => settings });
    if (what === 'post' && known === undefined) {
      const postedAt = time - minutes * MINUTE;
      const isBlind = id % 2 === 0;
      const seen = anObservation({
        id: String(id),
        text: TEXTS[stars] ?? 'So so.',
        rating: stars + 1,
        author: AUTHORS[id % AUTHORS.length] ?? {},
        publishedAt: postedAt,
        response: isBlind ? { truth: 'unknown', reason: 'not shown' } : { truth: 'notReplied' },
      });
      told.set(String(id), { seen, postedAt, discoveredAt: time, edits: [], responses: [], isBlind });
      await take(seen);
    }
    if (known === undefined) return;
    if (what === 'repeat') await take({ ...known.seen, response: { truth: 'unknown', reason: 'timed out' } });
    if (what === 'edit') {
      time += 1;
      const editedAt = time;
      // Seen at once, or some minutes later.
      time += minutes * MINUTE;
      const raised = stars + 1 > (known.seen.rating ?? 0);
      known.edits.push({ at: editedAt, raised, seenAt: time });
      const text = `${TEXTS[stars] ?? 'So so.'} Edit ${known.edits.length}.`;
      known.seen = { ...known.seen, text, rating: stars + 1, editedAt };
      await take({ ...known.seen, response: { truth: 'unknown', reason: 'timed out' } });
    }
    if (what === 'answer') {
      // A read that showed none, in the same instant, would win.
      time += 1;
      const postedAt = Math.max(known.postedAt, time - minutes * MINUTE);
      known.responses.push(postedAt);
      const sighting = { parentId: String(id), id: `r${known.responses.length}`, at: postedAt, byBot: false };
      const key = { brand: 'acme', origin: ORIGIN, externalId: String(id) };
      for (let twice = 0; twice < 2; twice += 1) await recordResponse(key, sighting, settings, time, { mentions });
    }
  };

  const compare = async (from: number, to: number, by: (typeof GROUPINGS)[number]) => {
    const all = [...told].map(([id, one]) => factsTold(id, one));
    const between = (start: number, end: number) => all.filter(({ postedAt }) => postedAt >= start && postedAt < end);
    const facts = between(from, to);
    const report = await gatherReport({ brand, settings, from, to, by }, reading);
    const { timeZone } = settings.reports;
    expect(report.total).toEqual(oracle(facts, time));
    expect(report.previous).toEqual(oracle(between(from - (to - from), from), time));
    expect(new Set(report.groups.map(({ key }) => key))).toEqual(
      new Set(facts.flatMap((one) => groupKeys(one, by, timeZone))),
    );
    for (const { key, figures } of report.groups) {
      expect(figures).toEqual(
        oracle(
          facts.filter((one) => groupKeys(one, by, timeZone).includes(key)),
          time,
        ),
      );
    }
    for (const point of report.trend) expect(point.figures).toEqual(oracle(between(point.from, point.to), time));
    expect(report.rows.map(({ facts: row }) => `${row.externalId} ${row.cycle}`).toSorted()).toEqual(
      facts.flatMap((one) => [...(one.earlier ?? []), one].map(({ cycle }) => `${one.externalId} ${cycle}`)).toSorted(),
    );
  };

  /** Cycles, deadlines and verdicts from what was told; only how it was judged, and what its ladder was, from the store. */
  function factsTold(id: string, { postedAt, discoveredAt, edits, responses, isBlind, seen }: Told): MentionFacts {
    const stored = mentions.mentions().find(({ externalId }) => externalId === id);
    if (stored === undefined) throw new Error(`${id} was never stored`);
    const judged = factsOf(stored);
    const ladders = [...(judged.earlier ?? []), judged];
    const cycles: CycleFacts[] = [];
    let startedAt: number | undefined = postedAt;
    let seenAt: number | undefined;
    while (startedAt !== undefined) {
      const start: number = startedAt;
      const answers = responses.filter((one) => one >= start);
      const respondedAt = answers.length === 0 ? undefined : Math.min(...answers);
      const after = edits.filter((edit) => respondedAt !== undefined && edit.at > respondedAt);
      const { stages, lateDiscovered = false } = ladders.find((one) => one.startedAt === start) ?? {};
      cycles.push({
        cycle: cycles.length + 1,
        status: respondedAt === undefined ? 'running' : respondedAt <= start + 4 * HOUR ? 'met' : 'late',
        startedAt: start,
        dueAt: start + 4 * HOUR,
        ...(respondedAt !== undefined && { respondedAt }),
        ...(after[0]?.raised && { recoveredAt: after[0].at }),
        ...(seenAt !== undefined && { seenAt }),
        lateDiscovered,
        ...(stages !== undefined && { stages }),
      });
      const again = after.find((edit) => !edit.raised);
      startedAt = again?.at;
      seenAt = again?.seenAt;
    }
    const newest = cycles.at(-1) as CycleFacts;
    const earlier = cycles.slice(0, -1);
    const { author } = seen;
    const isKnown = author.id !== undefined && author.name !== undefined;
    const wroteBefore = [...told.values()].some(
      (other) =>
        other.seen.author.id === author.id && other.postedAt < postedAt && other.postedAt >= postedAt - 14 * DAY,
    );
    const { brand: name, origin, externalId, sourceId, kind, severity, sentiment } = judged;
    return {
      ...{ brand: name, origin, externalId, sourceId, kind, severity, sentiment },
      ...(judged.themes && { themes: judged.themes }),
      ...(judged.moment && { moment: judged.moment }),
      ...(judged.owner !== undefined && { owner: judged.owner }),
      postedAt,
      discoveredAt,
      rating: seen.rating as number,
      language: 'en',
      responseUnknown: isBlind && responses.length === 0,
      fromBrand: false,
      ...(isKnown && { repeat: wroteBefore ? (1 as const) : (0 as const) }),
      ...newest,
      ...(earlier.length > 0 && { earlier }),
    };
  }

  return { now, play, compare };
}
