/** Where each thing ends that may hold tags which are none. */
const ENDS: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };

/** Where the document itself begins: behind white space, comments and processing instructions. */
function documentStart(xml: string): number {
  const blank = /\S|$/gu;
  for (let at = 0; ; ) {
    blank.lastIndex = at;
    at = blank.exec(xml)?.index ?? xml.length;
    const opens = ['<!--', '<?'].find((mark) => xml.startsWith(mark, at));
    const end = opens === undefined ? -1 : xml.indexOf(ENDS[opens] ?? '', at);
    if (opens === undefined || end < 0) return at;
    at = end + (ENDS[opens]?.length ?? 0);
  }
}

/** Whether it is a page for people. */
export function isWebPage(xml: string): boolean {
  const at = documentStart(xml);
  return /^<(?:!doctype\s+html|html)\b/iu.test(xml.slice(at, at + 50));
}

/** Without its document type and all the entities declared there: none is expanded, nothing that it names is fetched. */
export function withoutDoctype(xml: string): string {
  const at = documentStart(xml);
  if (!/^<!doctype\s/iu.test(xml.slice(at, at + 10))) return xml;
  const ends = /[[>]/gu;
  ends.lastIndex = at;
  const closes = /\]\s*>/gu;
  const first = ends.exec(xml);
  closes.lastIndex = ends.lastIndex;
  const last = first?.[0] === '[' ? closes.exec(xml) : first;
  return last === null || last === undefined ? xml : xml.slice(0, at) + xml.slice(last.index + last[0].length);
}

/** How many entries begin, counted by their start tags; what stands in CDATA and comments is text. */
export function entryTagsIn(xml: string): number {
  const marks = /<!\[CDATA\[|<!--|<(?:(?:atom|rss):)?(?:item|entry)(?=[\s/>])/giu;
  let count = 0;
  for (let found = marks.exec(xml); found !== null; found = marks.exec(xml)) {
    const end = ENDS[found[0].toUpperCase()];
    if (end === undefined) {
      count += 1;
      continue;
    }
    const at = xml.indexOf(end, marks.lastIndex);
    if (at < 0) break;
    marks.lastIndex = at;
  }
  return count;
}
