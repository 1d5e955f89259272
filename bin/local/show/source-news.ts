import colors from 'picocolors';
import { neverPolled } from '../../../functions/domain/mentions/coverage.ts';
import { isPolled, type Source, sourceLabel } from '../../../functions/domain/mentions/source.ts';
import { healthOf } from '../../../functions/domain/mentions/source-health.ts';
import { STATE_WORDS } from '../../../functions/domain/mentions/source-words.ts';
import type { Instant } from '../../../functions/domain/shared/time.ts';
import type { SourceStore } from '../../../functions/ports/sources.ts';
import { localTime } from './local-time-words.ts';

interface SourceNewsOptions {
  readonly sources: Pick<SourceStore, 'find'>;
  readonly watched: readonly Source[];
  readonly timeZone: string;
  readonly say: (line: string) => void;
}

/** Tells when a source gets into trouble and when it is well again, by the rules of the operator's alarm. */
export class SourceNews {
  readonly #options: SourceNewsOptions;
  readonly #told = new Map<string, string>();
  #looking: Promise<void> | undefined;

  constructor(options: SourceNewsOptions) {
    this.#options = options;
  }

  /** Looks once; a look that is still under way is joined. */
  look(now: Instant): Promise<void> {
    this.#looking ??= this.#look(now).finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(now: Instant): Promise<void> {
    const { sources, watched, timeZone, say } = this.#options;
    for (const source of watched.filter(isPolled)) {
      const stored = await sources.find(source.id);
      const { state, isTrouble, line } = healthOf(
        stored?.progress ?? neverPolled(source.id),
        source.slowest ?? source.tier,
        now,
      );
      // Before its first poll there is nothing to tell.
      const trouble = isTrouble && state !== 'neverRead' ? state : undefined;
      const before = this.#told.get(source.id);
      if (trouble === before) continue;
      const words =
        trouble === undefined
          ? colors.green(`${sourceLabel(source)} is well again`)
          : colors.red(`operator alarm: ${sourceLabel(source)} ${STATE_WORDS[trouble]}: ${line ?? ''}`);
      say(`${colors.dim(localTime(now, timeZone))}  ${words}`);
      if (trouble === undefined) this.#told.delete(source.id);
      else this.#told.set(source.id, trouble);
    }
  }
}
