/** Orders opaque ids as Mastodon asks for: the longer is the later, equals by text. Never as numbers: they exceed 2^53. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}

export const newestId = (ids: readonly string[]): string | undefined =>
  ids.reduce<string | undefined>((best, id) => (best === undefined || compareIds(id, best) > 0 ? id : best), undefined);

export const oldestId = (ids: readonly string[]): string | undefined =>
  ids.reduce<string | undefined>((best, id) => (best === undefined || compareIds(id, best) < 0 ? id : best), undefined);
