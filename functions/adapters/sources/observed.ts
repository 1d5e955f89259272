import type { Author, Observation, Precision } from '../../domain/mentions/observation.ts';
import type { SourceKind } from '../../domain/mentions/source.ts';
import type { Instant } from '../../domain/shared/time.ts';

/** One mention as a connector reads it, field by field: whatever the source does not say is undefined. */
interface Seen {
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

type Said<Given> = { readonly [Key in keyof Given as undefined extends Given[Key] ? never : Key]: Given[Key] } & {
  readonly [Key in keyof Given as undefined extends Given[Key] ? Key : never]?: Exclude<Given[Key], undefined>;
};

const said = <Given extends object>(given: Given): Said<Given> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Said<Given>;
