/** Key, index and attribute names of the one table: what lib/ creates and adapters/dynamodb/ uses. docs/adr/002. */
export const TABLE = {
  pk: 'pk',
  sk: 'sk',
  ttl: 'ttl',
  /** Sparse: an item is here only while something is due for it, or its clock runs on past its last stage. */
  due: { index: 'due', pk: 'duePk', sk: 'dueSk', projected: ['facts', 'claim'] },
  /** Every mention by brand and day of publication; the sort key never changes. */
  day: { index: 'day', pk: 'dayPk', sk: 'daySk', projected: ['facts'] },
} as const;
