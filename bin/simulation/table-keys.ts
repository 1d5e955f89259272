import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import type { Item } from './attribute.ts';
import { ExpressionRefused } from './expressions.ts';

export interface IndexLayout {
  readonly name: string;
  readonly pk: string;
  readonly sk: string;
  readonly projected: readonly string[];
}

export const INDEXES: readonly IndexLayout[] = [
  { name: TABLE.due.index, pk: TABLE.due.pk, sk: TABLE.due.sk, projected: [] },
  { name: TABLE.day.index, pk: TABLE.day.pk, sk: TABLE.day.sk, projected: TABLE.day.projected },
];

/** Separates the key of an index entry from the key of its item: sorts before everything else. */
export const TIE = '\u0000';

export const entryKeyOf = (item: Item, index: IndexLayout | undefined): string =>
  index === undefined
    ? (item[TABLE.sk]?.S ?? '')
    : `${item[index.sk]?.S ?? ''}${TIE}${item[TABLE.pk]?.S ?? ''}${TIE}${item[TABLE.sk]?.S ?? ''}`;

export const sortKeyOfEntry = (key: string): string => key.slice(0, key.indexOf(TIE));
export const itself = (key: string): string => key;

export function keyOf(item: Item | undefined): { readonly pk: string; readonly sk: string } {
  const [pk, sk] = [item?.[TABLE.pk]?.S, item?.[TABLE.sk]?.S];
  if (!pk || !sk) throw new ExpressionRefused('an item needs its keys');
  return { pk, sk };
}

export const startKeyOf = (item: Item, index: IndexLayout | undefined): Item =>
  onlyOf(item, [TABLE.pk, TABLE.sk, ...(index ? [index.pk, index.sk] : [])]);

export function onlyOf(item: Item, names: readonly string[]): Item {
  const only: Record<string, AttributeValue> = {};
  for (const name of names) {
    const value = item[name];
    if (value !== undefined) only[name] = value;
  }
  return only;
}
