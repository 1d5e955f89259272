import { Markup } from '../shared/html.ts';

/** What a report has no use for, and a page of the desk must not get from a file. */
const ACTIVE =
  /<\/?(?:script|style|form|input|button|select|textarea|iframe|frame|object|embed|base|meta|link|template|body|main)\b/iu;
const ROW = /<span class="id" data-m="([^"<>]*)">([^<>]*)<\/span>/gu;

/**
 * A compiled report (`report-html.ts`) as a part of a page of the desk: what it is of, patterns, charts, tables,
 * definitions; rows lead to their mentions. Nothing where the file has another form: it is shown as a page of its own then.
 */
export function reportInside(page: string): Markup | undefined {
  const patterns = between(page, '<body>', '<header>');
  const about = between(page, '</h1>', '</header>');
  const main = between(page, '<main>', '</main>');
  if (patterns === undefined || about === undefined || main === undefined) return undefined;
  const inside = `${patterns}${about}${main}${definitions(page)}`;
  if (ACTIVE.test(inside)) return undefined;
  return new Markup(inside.replaceAll(ROW, '<a class="id" href="/mention?m=$1">$2</a>'));
}

function definitions(page: string): string {
  const text = between(page, '<footer>', '</footer>');
  return text === undefined ? '' : `<footer>${text}</footer>`;
}

function between(text: string, from: string, to: string): string | undefined {
  const start = text.indexOf(from);
  const end = start < 0 ? -1 : text.indexOf(to, start);
  return end < 0 ? undefined : text.slice(start + from.length, end);
}
