import type { Observation } from '../../domain/mentions/observation.ts';
import type { Capabilities, PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Source } from '../../domain/mentions/source.ts';
import type { HttpFailure, HttpResponse, Known } from '../../ports.ts';

/** One kind of source as small pure functions; registry.ts binds it to a source. Adding a kind is one such module. */
export interface Connector<S extends Source> {
  readonly capabilities: Capabilities;
  origin(source: S): string;
  label(source: S): string;
  begin(source: S, cursor: Readonly<Record<string, string>>): readonly PlannedRequest[];
  thread(source: S, seen: Observation): readonly PlannedRequest[];
  authorise(request: PlannedRequest, token: string): PlannedRequest;
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
