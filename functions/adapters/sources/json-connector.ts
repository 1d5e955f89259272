import {
  type Capabilities,
  isProblem,
  type Purpose,
  type Reading,
  type SourceProblem,
} from '../../domain/mentions/reading.ts';
import type { KindOfSource, SourceBase } from '../../domain/mentions/sources/kind-of-source.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { type problemOf, UNCHANGED } from './answer.ts';
import type { Connector } from './connector.ts';
import { jsonAnswer, type Of, readRecorded } from './json-exchange.ts';
import type { BrandAccounts } from './looked-up-accounts.ts';
import { said } from './said.ts';

/** The JSON of a good answer, asked for or recorded. */
export interface Body {
  /** Whom lines name. */
  readonly who: string;
  readonly json: unknown;
  /** The address that was asked; empty where nobody recorded it. */
  readonly url: string;
  /** Absent where nobody recorded them. */
  readonly headers?: HttpResponse['headers'];
  /** Whose posts are the brand's. */
  readonly brand: BrandAccounts;
}

/** An answer that was asked for, and everything that its reading rests on. */
export interface Read<Source> extends Of<Source>, Body {
  readonly headers: HttpResponse['headers'];
}

type Reader<Source> = (of: Read<Source>) => Reading | SourceProblem;

/** A connector whose source answers JSON, as what only that source knows. */
interface JsonConnector<S extends SourceBase<string>> extends Omit<Connector<S>, 'capabilities' | 'read' | 'sample'> {
  readonly kind: KindOfSource<S>;
  readonly capabilities: Omit<Capabilities, 'limits'>;
  /** What answers, where nobody knows which source it was. @default the name of the kind */
  readonly name?: string;
  /** Knows the source's own errors. */
  readonly problemIn?: typeof problemOf;
  /** What an answer means that looks like a failure and is none; undefined for one that is. */
  instead?(
    of: Omit<Of<S>, 'json'>,
    answer: HttpResponse | HttpFailure,
    problem: SourceProblem,
  ): Reading | SourceProblem | undefined;
  /** How answers are read by what they were asked for; as the intake, where that is not told apart. */
  readonly reads: Readonly<Partial<Record<Purpose, Reader<S>>>> & { readonly intake: Reader<S> };
  sample(of: Body): Reading | SourceProblem;
}

/**
 * The connector: answers that hold no JSON, or nothing new, end by themselves. Lines name the source by its label or,
 * where notes tell of one, the brand's account that was asked for.
 */
export function jsonConnector<S extends SourceBase<string>>(of: JsonConnector<S>): Connector<S> {
  const { kind, capabilities, name = kind.name, problemIn, instead, reads, sample, ...others } = of;
  return {
    ...others,
    capabilities: { ...capabilities, limits: kind.limits },
    read(source, asked, answer, known) {
      const { account, entry = account } = asked.notes;
      const who =
        entry === undefined ? kind.label(source) : `${new URL(source.server).host}, account ${entry} of the brand`;
      const found = jsonAnswer(who, asked, answer, known.now, problemIn);
      if (found === 'unchanged') return UNCHANGED;
      if (isProblem(found)) return instead?.({ source, asked, known }, answer, found) ?? found;
      const headers = 'failed' in answer ? {} : answer.headers;
      const reader = reads[asked.purpose] ?? reads.intake;
      const brand = { accounts: source.accounts, cursor: known.cursor };
      return reader({ who, source, asked, known, json: found.json, url: asked.url, headers, brand });
    },
    sample(exchange, accounts) {
      const { url = '', headers } = exchange;
      const brand = { accounts, cursor: {} };
      const read = (json: unknown) => sample({ who: name, json, brand, url, ...said({ headers }) });
      return readRecorded({ who: name, ...said({ problemIn }), read }, exchange);
    },
  };
}
