import type { Author, Observation, Precision } from '../../domain/mentions/observation.ts';
import type { SourceKind } from '../../domain/mentions/source.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { said } from './said.ts';

/** One mention as a connector reads it, field by field: whatever the source does not say is undefined. */
export interface Seen {
  readonly id: string;
  readonly kind: SourceKind;
  readonly url?: string | undefined;
  readonly author: { readonly [Part in keyof Author]?: string | undefined };
  readonly title?: string | undefined;
  readonly text: string;
  readonly rating?: number | undefined;
  readonly language?: string | undefined;
  readonly publishedAt: Instant | undefined;
  /** @default exact, where there is a time */
  readonly publishedPrecision?: Precision | undefined;
  readonly editedAt?: Instant | undefined;
  readonly parentId?: string | undefined;
  readonly fromBrand: boolean;
  /** Why this alone does not tell whether the brand has answered. */
  readonly untold: string;
  readonly labels?: Readonly<Record<string, string | undefined>>;
}

/** The observation without what the source did not say. What answers itself answers nothing. */
export function observed({ untold, labels = {}, author, parentId, publishedPrecision, ...seen }: Seen): Observation {
  const { id, publishedAt } = seen;
  return {
    ...said(seen),
    author: said(author),
    ...(parentId === undefined || parentId === id ? {} : { parentId }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : (publishedPrecision ?? 'exact'),
    response: { truth: 'unknown', reason: untold },
    labels: said(labels) as Readonly<Record<string, string>>,
  };
}
