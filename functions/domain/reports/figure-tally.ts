import type { Emotion } from '../scoring/model/emotions.ts';
import { BACKLOG_ENDS, bandOf } from './backlog.ts';
import type { BacklogBand, Figures } from './figures.ts';
import { HINT_NAMES, HINTS } from './hints.ts';
import type { BothLengths, Measured, MeasuredClock } from './measured.ts';
import { portionOf } from './portion.ts';
import { Waits } from './response-times.ts';

/** Waits on the wall clock and in open hours, side by side. */
class BothWaits {
  readonly calendar = new Waits();
  readonly business = new Waits();

  add(lengths: BothLengths, isAnswered: boolean): void {
    this.calendar.add(lengths.calendar, isAnswered);
    this.business.add(lengths.business, isAnswered);
  }
}

/** Adds up the figures of a group, one mention at a time, in any order; keeps lengths of waits and nothing of the mentions. */
export class FigureTally {
  readonly #counts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
  readonly #stages = { warn: 0, breach: 0, escalate: 0 };
  readonly #first = new BothWaits();
  readonly #next = new BothWaits();
  readonly #team = new BothWaits();
  readonly #teamNext = new BothWaits();
  readonly #lag = new Waits();
  readonly #backlog = new Array<number>(BACKLOG_ENDS.length + 1).fill(0);
  readonly #mood = { negative: 0, neutral: 0, positive: 0 };
  readonly #emotions = new Map<Emotion, number>();
  readonly #stars = { mentions: 0, sum: 0 };
  readonly #hints = { reused: 0, otherLanguage: 0, writeToUs: 0, besideThePoint: 0 };
  /** Keys of responses that were used in the group. */
  readonly #wordsSeen = new Set<string>();
  #read = 0;
  #mentions = 0;
  #lateDiscovered = 0;
  #answeredUnasked = 0;
  #recovered = 0;
  #answeredWithStars = 0;
  #resolved = 0;
  #settled = 0;
  #repeated = 0;
  #knownAuthors = 0;

  add({ facts, clocks, lag, cameBack }: Measured): void {
    this.#mentions += 1;
    for (const clock of clocks) this.#addClock(clock);
    if (lag !== undefined) this.#lag.add(lag, true);
    if (cameBack !== undefined) this.#settled += 1;
    if (cameBack === false) this.#resolved += 1;
    this.#mood[facts.sentiment] += 1;
    if (facts.emotion !== undefined) this.#emotions.set(facts.emotion, (this.#emotions.get(facts.emotion) ?? 0) + 1);
    if (facts.rating !== undefined) {
      this.#stars.mentions += 1;
      this.#stars.sum += facts.rating;
    }
    if (facts.sentiment === 'negative' && facts.repeat !== undefined) {
      this.#knownAuthors += 1;
      this.#repeated += facts.repeat;
    }
    if (facts.hints !== undefined) this.#addHints(facts.hints);
  }

  #addHints(note: string): void {
    const [letters = '', words] = note.split('#');
    this.#read += 1;
    for (const hint of HINT_NAMES) if (letters.includes(HINTS[hint])) this.#hints[hint] += 1;
    if (words === undefined) return;
    if (this.#wordsSeen.has(words)) this.#hints.reused += 1;
    this.#wordsSeen.add(words);
  }

  #addClock({ facts, bucket, isAnswered, wait, teamWait, age, reached }: MeasuredClock): void {
    this.#counts[bucket] += 1;
    if (wait !== undefined) (facts.cycle === 1 ? this.#first : this.#next).add(wait, isAnswered);
    if (teamWait !== undefined) (facts.cycle === 1 ? this.#team : this.#teamNext).add(teamWait, isAnswered);
    if (age !== undefined) {
      const index = bandOf(age);
      this.#backlog[index] = (this.#backlog[index] ?? 0) + 1;
    }
    this.#stages.warn += reached.warn;
    this.#stages.breach += reached.breach;
    this.#stages.escalate += reached.escalate;
    if (facts.status === 'excluded') {
      if (isAnswered) this.#answeredUnasked += 1;
      return;
    }
    if (facts.lateDiscovered) this.#lateDiscovered += 1;
    if (isAnswered && facts.rating !== undefined) {
      this.#answeredWithStars += 1;
      if (facts.recoveredAt !== undefined) this.#recovered += 1;
    }
  }

  figures(): Figures {
    const counts = { ...this.#counts };
    const answered = counts.met + counts.late;
    const decided = answered + counts.overdue;
    const { mentions, sum } = this.#stars;
    return {
      mentions: this.#mentions,
      counts,
      ...(decided > 0 && { attainment: counts.met / decided, responseRate: answered / decided }),
      shares: { inTime: portionOf(counts.met, decided), answered: portionOf(answered, decided) },
      lateDiscovered: this.#lateDiscovered,
      answeredUnasked: this.#answeredUnasked,
      firstResponse: this.#first.calendar.figures(),
      nextResponse: this.#next.calendar.figures(),
      teamResponse: this.#team.calendar.figures(),
      teamNextResponse: this.#teamNext.calendar.figures(),
      discoveryLag: this.#lag.figures(),
      business: {
        firstResponse: this.#first.business.figures(),
        nextResponse: this.#next.business.figures(),
        teamResponse: this.#team.business.figures(),
        teamNextResponse: this.#teamNext.business.figures(),
      },
      backlog: this.#backlog.map((clocks, index): BacklogBand => {
        const under = BACKLOG_ENDS[index];
        return under === undefined ? { clocks } : { under, clocks };
      }),
      stages: { ...this.#stages },
      outcome: {
        recovered: portionOf(this.#recovered, this.#answeredWithStars),
        resolved: portionOf(this.#resolved, this.#settled),
        repeated: portionOf(this.#repeated, this.#knownAuthors),
      },
      mood: {
        ...this.#mood,
        emotions: Object.fromEntries([...this.#emotions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
        stars: { mentions, sum, ...(mentions > 0 && { mean: sum / mentions }) },
      },
      quality: { read: this.#read, hints: { ...this.#hints } },
    };
  }
}
