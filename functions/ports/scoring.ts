import type { BrandTable } from '../domain/scoring/brand/brand-table.ts';
import type { Opinion } from '../domain/scoring/second-opinion.ts';

/** What was learned from each brand's own mentions, in its own account. */
export interface BrandTables {
  find(brand: string): Promise<BrandTable | undefined>;
  /** Replaces what was learned before. Refuses one of more than 64 kB. */
  save(table: BrandTable): Promise<void>;
  forget(brand: string): Promise<void>;
}

/** Another judge of texts, who takes money. docs/adr/011. */
export interface SecondJudge {
  /** Who it is, for people: `Comprehend`. */
  readonly by: string;
  /** The texts as requests that it takes; a text that it does not take, as of a language it does not know, is in none. */
  requestsFor(texts: readonly AskedText[]): readonly OpinionRequest[];
  /** Ends within two seconds and never throws: what goes wrong is in the answer. */
  ask(request: OpinionRequest): Promise<OpinionAnswer>;
}

/** All that is told to the other judge of a mention. */
export interface AskedText {
  readonly text: string;
  /** Primary subtag; empty where nobody knows. */
  readonly language: string;
}

/** Money is in millionths of a US dollar. */
export interface OpinionRequest {
  readonly texts: readonly AskedText[];
  /** The most that it can cost. */
  readonly most: number;
}

export interface OpinionAnswer {
  /** By text; of texts that it could not judge, nothing. */
  readonly of: ReadonlyMap<string, Opinion>;
  /** What it cost; where nobody can tell, the most that it can have cost. */
  readonly cost: number;
  /** `busy`: it wants to be asked less. `down`: it did not answer. `unusable`: it answered what cannot be believed. */
  readonly failed?: 'busy' | 'down' | 'unusable';
  /** What went wrong, in one line without text of a mention. */
  readonly line?: string;
}

/** Opinions that were paid for, by who gave them and the hash of the text, for as long as the same text may come again. */
export interface OpinionLog {
  find(by: string, texts: readonly string[]): Promise<ReadonlyMap<string, Opinion>>;
  keep(by: string, opinions: ReadonlyMap<string, Opinion>): Promise<void>;
}
