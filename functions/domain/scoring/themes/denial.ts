import type { ReadText } from './read-words.ts';

/** Words that say that there is none of what follows, in the languages of the taxonomy. */
const NONE = new Set(
  `no not never without zero none hasn't haven't hadn't doesn't didn't isn't wasn't aren't weren't
kein keine keinen keinem keiner nicht nie niemals ohne
pas aucun aucune jamais sans
sin ningun ninguna nunca jamas
non senza mai nessun nessuna nessuno
nao sem nunca nenhum nenhuma
geen niet nooit zonder`.split(/\s+/u),
);
const TROUBLE =
  /^(?:problem|issue|trouble|complaint|hassle|schwierig|probleme|beschwerde|souci|problema|queja|fastidi|probleem|problemen|klacht)/u;
/** "Never had to": what follows was not needed. */
const NEEDED = /^(?:had|needed|need|have|musste|brauchte|tuve|hube|precisei|hoefde)$/u;
/** "Does not stop crashing" is no denial. */
const STOPS = /^(?:stop|stops|stopped|end|ends|quit|aufhor)/u;
const REACH = 3;
const TROUBLE_REACH = 6;
/** What follows a Japanese word that is not there. */
const JAPANESE_NONE = /^(?:(?:は|が|も)(?:ない|ありません|なく)|なし|無し)/u;

/** Whether the words from `from` up to `to` are denied where they stand: "no ads", "never had a problem with the refund". */
export function isDenied({ words, clauses }: ReadText, from: number, to: number, isGood: boolean): boolean {
  const clause = clauses[from];
  const before = (steps: number): string | undefined =>
    clauses[from - steps] === clause ? words[from - steps] : undefined;
  for (let steps = 1; steps <= TROUBLE_REACH; steps += 1) {
    const word = before(steps);
    if (word === undefined) break;
    if (TROUBLE.test(word) && isNone(before(steps + 1), before(steps + 2))) return true;
    if (NEEDED.test(word) && isNone(before(steps + 1), undefined)) return true;
  }
  if (isGood) return isNone(before(1), undefined) && clauses[to] === clause && TROUBLE.test(words[to] ?? '');
  for (let steps = 1; steps <= REACH; steps += 1) {
    const word = before(steps);
    if (word === undefined || STOPS.test(word)) return false;
    if (NONE.has(word)) return true;
  }
  return false;
}

const isNone = (one: string | undefined, other: string | undefined): boolean =>
  NONE.has(one ?? '') || NONE.has(other ?? '');

/** The same in a script without spaces, by what follows. */
export const isDeniedAfter = (plain: string, end: number): boolean => JAPANESE_NONE.test(plain.slice(end, end + 8));
