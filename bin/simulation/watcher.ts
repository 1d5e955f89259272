import { mentionFrom } from '../../functions/adapters/dynamodb/mention-item.ts';
import type { HistoryEvent } from '../../functions/domain/mentions/history.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import type { Item } from './attribute.ts';
import type { Cloud, Invocation } from './cloud.ts';
import { plain } from './table-client.ts';

/** A stage that was decided to be told, and what whoever decided it had seen. */
export interface Decided {
  readonly cycle: number;
  readonly stage: string;
  readonly at: Instant;
  readonly by: Invocation | undefined;
  readonly looked: boolean;
  readonly misled: boolean;
  /** The source was rightly left alone then. */
  readonly leftAlone: boolean;
}

/** What was stored of a mention over time. */
export interface Stored {
  mention: Mention;
  readonly discoveredAt: Instant;
  readonly decided: Decided[];
  /** By cycle: since when it was stored that it does not run any more; taken back when it runs again. */
  readonly settled: Map<number, Instant>;
  writes: number;
}

/** Follows every write of a mention, as a person who looks into the table all the time would. */
export class Watcher {
  readonly mentions = new Map<string, Stored>();
  readonly problems: string[] = [];
  isLeftAlone: (origin: string) => boolean = () => false;
  readonly #cloud: Cloud;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  readonly onWrite = (_before: Item | undefined, after: Item | undefined): void => {
    const [pk, sk] = [after?.['pk']?.S ?? '', after?.['sk']?.S];
    if (after === undefined || sk !== 'A' || !pk.startsWith('M#')) return;
    const mention = mentionFrom(plain(after), { text: '' });
    const { clock } = mention;
    const now = this.#cloud.time.now();
    const known = this.mentions.get(pk);
    const stored: Stored = known ?? { mention, discoveredAt: now, decided: [], settled: new Map(), writes: 0 };
    if (known === undefined) this.mentions.set(pk, stored);
    else if (mention.version <= known.mention.version) {
      this.problems.push(`${pk} was replaced: version ${mention.version} after ${known.mention.version}`);
    }
    const lost = known?.mention.history.find((event) => !isToldBy(mention, event));
    if (lost !== undefined) this.problems.push(`${pk} lost "${lost.what}" of ${toIso(lost.at)} from its story`);
    const pending = clock.pending?.stage;
    if (pending !== undefined && !isDecided(stored, clock.cycle, pending)) {
      const by = this.#cloud.acting;
      stored.decided.push({
        ...{ cycle: clock.cycle, stage: pending, at: now, by },
        looked: by?.looked.get(mention.externalId) === true,
        misled: (by?.misled ?? 0) > 0,
        leftAlone: this.isLeftAlone(mention.origin),
      });
    }
    if (clock.status === 'running') stored.settled.delete(clock.cycle);
    else if (!stored.settled.has(clock.cycle)) stored.settled.set(clock.cycle, now);
    for (const { cycle } of clock.earlier ?? []) if (!stored.settled.has(cycle)) stored.settled.set(cycle, now);
    stored.mention = mention;
    stored.writes += 1;
  };
}

/** Stories only grow, but for what is left out of a long one. */
const isToldBy = ({ history }: Mention, { at, what }: HistoryEvent): boolean =>
  history.length >= LONG_STORY || history.some((event) => event.at === at && event.what === what);
const LONG_STORY = 30;

const isDecided = ({ decided }: Stored, cycle: number, stage: string): boolean =>
  decided.some((one) => one.cycle === cycle && one.stage === stage);
