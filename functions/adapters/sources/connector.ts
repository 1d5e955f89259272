import type { Observation } from '../../domain/mentions/observation.ts';
import type { Capabilities, PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { SourceBase } from '../../domain/mentions/sources/kind-of-source.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import type { Known } from '../../ports/sources.ts';
import type { Credential } from './auth/credential.ts';

/** One kind of source as small pure functions; registry.ts binds it to a source. docs/add-a-source.md has the steps. */
export interface Connector<S extends SourceBase<string>> {
  readonly capabilities: Capabilities;
  origin(source: S): string;
  begin(source: S, cursor: Readonly<Record<string, string>>): readonly PlannedRequest[];
  thread(source: S, seen: Observation, cursor: Readonly<Record<string, string>>): readonly PlannedRequest[];
  /** What the source's own server is shown with each request; left out where reading needs no account. */
  credential?(source: S): Credential | undefined;
  read(source: S, asked: PlannedRequest, answer: HttpResponse | HttpFailure, known: Known): Reading | SourceProblem;
  /** Reads an exchange that somebody recorded, whichever of the source's endpoints it is from. */
  sample(exchange: Exchange, accounts: readonly string[]): Reading | SourceProblem;
}

/** A response, and what is known of the request that it answers. */
export interface Exchange {
  readonly url?: string;
  readonly status: number;
  /** Names in lower case; absent where nobody recorded them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}
