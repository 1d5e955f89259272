import { readFileSync } from 'node:fs';
import { builtInScorer, WEIGHTS_FILE } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { decodeWeights } from '../../functions/domain/scoring/model/weights-file.ts';
import { learnFromHistory } from '../../functions/use-cases/learn-from-history.ts';
import { progressBar } from '../progress-bar.ts';
import { knownBrand } from '../store/known-brand.ts';
import { type StorePlace, withStore } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { rangeStart } from './report-range.ts';
import { historyText, type TrainedBrand } from './train-history-text.ts';

export interface HistoryOptions {
  readonly brand?: string;
  readonly from: string;
  readonly dryRun: boolean;
  readonly forget: boolean;
  readonly progress: boolean;
  readonly json: boolean;
}

/** Learns a table for each brand from the mentions of a store, and keeps those that help beside them. */
export const trainFromHistory = (options: StorePlace & HistoryOptions): Promise<void> =>
  withStore(options, async (store) => {
    const brands = options.brand === undefined ? store.settings.brands : [knownBrand(store.settings, options.brand)];
    if (options.forget) {
      for (const { id } of options.dryRun ? [] : brands) await store.brandTables.forget(id);
      const verb = options.dryRun ? 'would be' : 'is';
      process.stdout.write(`What was learned of ${brands.map(({ id }) => id).join(', ')} ${verb} taken away.\n`);
      return;
    }
    const trained: TrainedBrand[] = [];
    for (const { id } of brands) trained.push(await trainBrand(id, options, store));
    process.stdout.write(options.json ? jsonOf(trained) : historyText(trained));
  });

async function trainBrand(brand: string, options: HistoryOptions, store: OpenedStore): Promise<TrainedBrand> {
  const { settings, mentions, brandTables, now } = store;
  const { social, review } = decodeWeights(readFileSync(WEIGHTS_FILE)).header.channels;
  const bar = progressBar(`mentions of ${brand}`, options.progress);
  const to = now();
  const learned = await learnFromHistory(
    brand,
    { from: rangeStart(options.from, settings.reports.timeZone, to), to },
    {
      mentions,
      scorer: builtInScorer(),
      sureLead: { social: social.confidentMargin, review: review.confidentMargin },
      now,
      onProgress: bar.onProgress,
    },
  );
  bar.end();
  const { table } = learned;
  if (table !== undefined) {
    if (!options.dryRun) await brandTables.save(table);
    return { ...learned, fate: options.dryRun ? 'wouldBeStored' : 'stored' };
  }
  // One of before was learned from other texts: whatever it was worth then, it can no longer be shown to help.
  const had = await brandTables.find(brand).catch(() => 'unreadable');
  if (had === undefined) return { ...learned, fate: 'none' };
  if (!options.dryRun) await brandTables.forget(brand);
  return { ...learned, fate: options.dryRun ? 'wouldBeTakenAway' : 'takenAway' };
}

const jsonOf = (trained: readonly TrainedBrand[]): string =>
  `${JSON.stringify({ schema: 'replywatch.train.1', brands: trained }, null, 2)}\n`;
