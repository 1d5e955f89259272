import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Narrator } from '../../../../bin/local/show/narrator.ts';
import type { Mention } from '../../../../functions/domain/mentions/mention.ts';
import { aMention, anObservation, at } from '../../../support/builders.ts';
import { inMemoryMentionStore } from '../../../support/in-memory-mention-store.ts';

const FROM = at('2026-11-16T00:00:00Z');
const NOON = at('2026-11-16T12:00:00Z');
const arrived = { at: at('2026-11-16T09:05:00Z'), what: 'discovered', detail: 'acme-us' } as const;
const started = {
  at: at('2026-11-16T09:05:00Z'),
  what: 'clockStarted',
  detail: 'due 2026-11-16T13:00:00.000Z',
} as const;
const warned = { at: at('2026-11-16T12:00:00Z'), what: 'stageDue', detail: 'warn' } as const;

function narrating(hint?: () => string | undefined) {
  const mentions = inMemoryMentionStore();
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(stripVTControlCharacters(line));
  const narrator = new Narrator({
    mentions,
    brands: ['acme'],
    timeZone: 'Europe/Brussels',
    from: FROM,
    say,
    ...(hint === undefined ? {} : { hint }),
  });
  return { mentions, lines, narrator };
}

const withHistory = (...history: Mention['history']): Mention => aMention({ history });

describe('the narrator', () => {
  it('tells what happened in local time, each event once', async () => {
    const { mentions, lines, narrator } = narrating();
    await mentions.save(withHistory(arrived, started));
    await narrator.look(NOON);
    await narrator.look(NOON);
    await mentions.save({ ...withHistory(arrived, started, warned), version: 2 });
    await narrator.look(NOON);

    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^Mon 10:05 {2}★☆☆☆☆ .* arrived {2}“The app took my money/u);
    expect(lines[1]).toMatch(/clock started, answer due Mon 14:00$/u);
    expect(lines[2]).toMatch(/^Mon 13:00 .* warning: the deadline is near and nobody has answered$/u);
  });

  it('does not take for silence what the source cannot show', async () => {
    const { mentions, lines, narrator } = narrating();
    const observation = anObservation({ response: { truth: 'unknown', reason: 'the feed does not show it' } });
    await mentions.save(aMention({ observation, history: [warned] }));
    await narrator.look(NOON);

    expect(lines[0]).toContain('no answer could be seen');
    expect(lines[0]).not.toContain('nobody has answered');
  });

  it('puts what a newcomer should know under the event', async () => {
    const { mentions, lines, narrator } = narrating(() => 'a clock: two hours to answer');
    await mentions.save(withHistory(started));
    await narrator.look(NOON);

    expect(lines[0]).toMatch(/\n {11}↳ a clock: two hours to answer$/u);
  });

  it('tells nothing of what was posted before it began to listen', async () => {
    const { mentions, lines, narrator } = narrating();
    const observation = anObservation({ publishedAt: FROM - 1 });
    await mentions.save(aMention({ observation, history: [arrived] }));
    await narrator.look(NOON);

    expect(lines).toEqual([]);
  });
});
