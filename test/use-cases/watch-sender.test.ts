import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { checkSources } from '../../functions/use-cases/check-sources.ts';
import { coverPush } from '../../functions/use-cases/cover-push.ts';
import { surveySources } from '../../functions/use-cases/survey-sources.ts';
import { at } from '../support/builders.ts';
import { readerFor } from '../support/connectors.ts';
import { inMemorySourceStore } from '../support/in-memory-source-store.ts';
import { aPushSource } from '../support/push-builders.ts';
import { alertSettings } from './alert-ports.ts';

const START = at('2026-11-20T12:00:00Z');
const A_DAY = 24 * HOUR;

/** A help desk that is heard from every day at least, unless said otherwise. */
function listening(source = aPushSource({ heardEvery: A_DAY })) {
  const clock = { now: START };
  const sources = inMemorySourceStore([source]);
  const told: string[] = [];
  const memories = new Map<string, readonly string[]>();
  const deps = {
    readSettings: async () => alertSettings({ sources: [source] }),
    sources,
    readerFor,
    now: () => clock.now,
    operator: { tell: async (subject: string, text: string) => void told.push(`${subject}\n${text}`) },
    troubles: {
      recall: async (memory: string) => memories.get(memory) ?? [],
      remember: async (memory: string, names: readonly string[]) => void memories.set(memory, names),
    },
  };
  return {
    clock,
    sources,
    told,
    check: (time: number) => {
      clock.now = time;
      return checkSources(deps);
    },
    push: (time: number) => coverPush(source.id, [{ at: time }], { sources }),
    survey: async () => (await surveySources([source], 0, deps))[0],
  };
}

describe('a sender that says how often it is heard from', () => {
  it('is trouble with its name once it is silent for longer, and its coverage has a gap since it was last heard', async () => {
    const { push, check, told, sources, survey } = listening();
    await push(START);

    expect(await check(START + A_DAY + 15 * MINUTE)).toMatchObject({ checked: 1, troubled: [] });
    expect(await check(START + A_DAY + 15 * MINUTE + 1)).toMatchObject({
      troubled: [{ sourceId: 'help-desk', health: { state: 'silent', since: START } }],
      told: 1,
    });
    expect(told[0]).toMatch(/^Help desk \(help-desk\) sends nothing any more\n/u);
    expect(told[0]).toContain('nothing came from it, which is heard from every 24 h at least');
    expect(sources.allGaps()).toMatchObject([{ from: START, reason: expect.stringContaining('every 24 h') }]);
    expect(sources.allGaps()[0]).not.toHaveProperty('to');
    expect(await survey()).toMatchObject({ health: { state: 'silent', isTrouble: true }, lastReadAt: START });
  });

  it('closes the gap when it speaks again, and is told well once', async () => {
    const { push, check, told, sources } = listening();
    await push(START);
    await check(START + 2 * A_DAY);
    await check(START + 2 * A_DAY + HOUR);
    await push(START + 3 * A_DAY);

    expect(sources.allGaps()).toMatchObject([{ from: START, to: START + 3 * A_DAY }]);
    expect(await check(START + 3 * A_DAY + MINUTE)).toMatchObject({ troubled: [], told: 0 });
    expect(told[1]).toMatch(/^Sources are well again: Help desk/u);
    expect((await sources.find('help-desk'))?.progress).not.toHaveProperty('failingSince');
  });

  it('is not taken to speak again by what it had sent before it fell silent', async () => {
    const { push, check, sources } = listening();
    await push(START);
    await check(START + 2 * A_DAY);
    await push(START - MINUTE);

    expect(sources.allGaps()[0]).not.toHaveProperty('to');
  });

  it('is waited for from the first check on, when nothing has ever come', async () => {
    const { check, sources, told } = listening();

    expect(await check(START)).toMatchObject({ troubled: [] });
    expect(await check(START + A_DAY)).toMatchObject({ troubled: [] });
    expect(await check(START + A_DAY + 16 * MINUTE)).toMatchObject({ troubled: [{ health: { since: START } }] });
    expect(told[0]).toContain('nothing has ever come from it');
    // It was never covered: that is no gap of its coverage.
    expect(sources.allGaps()).toEqual([]);
  });

  it('has its gap although the check died before it was opened', async () => {
    const { push, check, sources } = listening();
    await push(START);
    const { openGap } = sources;
    sources.openGap = async () => {
      throw new Error('the function died');
    };
    await expect(check(START + 2 * A_DAY)).rejects.toThrow('the function died');
    sources.openGap = openGap;
    await check(START + 2 * A_DAY + 15 * MINUTE);

    expect(sources.allGaps()).toMatchObject([{ from: START }]);
  });

  it('is not silent when its push comes while the check looks', async () => {
    const { push, check, sources } = listening();
    await push(START);
    const { saveProgress } = sources;
    sources.saveProgress = async (progress) => {
      sources.saveProgress = saveProgress;
      await push(START + 2 * A_DAY);
      return saveProgress(progress);
    };

    expect(await check(START + 2 * A_DAY)).toMatchObject({ troubled: [] });
    expect(sources.allGaps()).toEqual([]);
  });

  it('writes nothing while it is heard', async () => {
    const { push, check, sources } = listening();
    await push(START);
    await check(START + HOUR);

    expect((await sources.find('help-desk'))?.progress.version).toBe(1);
  });
});

it('a sender that says nothing of it may be silent for ever', async () => {
  const { push, check, sources, survey } = listening(aPushSource());
  await push(START);

  expect(await check(START + 90 * A_DAY)).toMatchObject({ checked: 0, troubled: [] });
  expect(sources.allGaps()).toEqual([]);
  expect(await survey()).toMatchObject({ health: { state: 'read', isTrouble: false } });
});
