import { describe, expect, it } from 'vitest';
import { reportInside } from '../../../functions/domain/desk/report-inside.ts';
import { reportHtml } from '../../../functions/domain/reports/report-html.ts';
import { reportOf, someFacts } from '../reports/builders.ts';

const page = (main: string): string =>
  `<!doctype html><html><head><style>h1 { color: red }</style></head>\n<body>\n<svg></svg>\n<header>\n<h1>Ours</h1>\n<p>of May</p>\n</header>\n<main>${main}</main>\n<footer><p>How to read this</p></footer>\n</body></html>`;

describe('a compiled report inside a page of the desk', () => {
  it('has what it is of, its patterns, its main part and its definitions, and neither head nor heading', () => {
    expect(reportInside(page('<h2>Where they stand</h2>'))?.text.replaceAll('\n', '')).toBe(
      '<svg></svg><p>of May</p><h2>Where they stand</h2><footer><p>How to read this</p></footer>',
    );
  });

  it('leads from each row to its mention, whatever the name of the mention holds', () => {
    const externalId = `a/b "c" <d> 'e' & ü`;
    const { text = '' } = reportInside(reportHtml(reportOf([someFacts({ externalId })]))) ?? {};
    const [, address = ''] = /<a class="id" href="([^"]*)">a\/b/u.exec(text) ?? [];
    const query = new URL(address.replaceAll('&#39;', "'"), 'https://desk.example').searchParams;

    expect(query.get('m')?.split('/').map(decodeURIComponent).at(-1)).toBe(externalId);
    expect(text).not.toContain('data-m=');
  });

  it.each([
    '<script>1</script>',
    '<FORM action="/act">',
    '<style>',
    '</main><form>',
    '<button>',
    '<iframe src="/">',
    '<base href="//x">',
    '<meta http-equiv="refresh">',
  ])('is none where the file holds what no report of ours has: %s', (given) => {
    // What follows the end of the main part is cut off, and harmless.
    const inside = reportInside(page(given));

    expect(inside?.text ?? '').not.toMatch(/<(?:script|form|style|button|iframe|base|meta)/iu);
  });

  it.each(['', '<h1>Report</h1>', '<body><header><h1>x</h1></header>'])('is none of another form: %j', (given) => {
    expect(reportInside(given)).toBeUndefined();
  });
});
