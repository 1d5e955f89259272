import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../functions/domain/mentions/reading.ts';
import { fromWire, toWire } from '../../../functions/domain/mentions/wire.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { anRssFeed, anRssSource, aRssItem } from './rss-builders.ts';

const reader = readerFor(anRssSource());
const asked = first(reader.begin({}));
const read = (body: string, of = reader) => of.read(asked, ok(body), { now: NOW, cursor: {} });
const mentionsIn = (body: string) => readingOf(read(body)).observations;
const mentionIn = (item: string) => first(mentionsIn(anRssFeed(item)));

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';

/** One story in every format that is in use. */
const FORMATS: readonly (readonly [format: string, body: string])[] = [
  [
    'RSS 0.91 with its DTD',
    '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd"><rss version="0.91"><channel><title>n</title><item><title>Sundial &amp; rain</title><link>https://garden.example/1</link></item></channel></rss>',
  ],
  [
    'RSS 0.92',
    '<rss version="0.92"><channel><item><title>Sundial &amp; rain</title><link>https://garden.example/1</link></item></channel></rss>',
  ],
  [
    'RSS 1.0',
    `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://garden.example/"><title>n</title></channel><item rdf:about="https://garden.example/1"><title>Sundial &amp; rain</title><link>https://garden.example/1</link></item></rdf:RDF>`,
  ],
  [
    'RSS 0.90',
    `<rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>n</title></channel><item><title>Sundial &amp; rain</title><link>https://garden.example/1</link></item></rdf:RDF>`,
  ],
  ['RSS 2.0', anRssFeed('<item><title>Sundial &amp; rain</title><link>https://garden.example/1</link></item>')],
  [
    'Atom 0.3',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>n</title><entry><title>Sundial &amp; rain</title><link rel="alternate" href="https://garden.example/1"/></entry></feed>',
  ],
  [
    'Atom 1.0',
    `<feed ${ATOM}><title>n</title><entry><title>Sundial &amp; rain</title><link href="https://garden.example/1"/></entry></feed>`,
  ],
  [
    'Atom 1.0 with prefixes',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>n</a:title><a:entry><a:title>Sundial &amp; rain</a:title><a:link href="https://garden.example/1"/></a:entry></a:feed>',
  ],
  [
    'JSON Feed',
    '{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":"Sundial & rain","url":"https://garden.example/1"}]}',
  ],
];

describe('a feed', () => {
  it.each(FORMATS)('of %s is told by its content', (_, body) => {
    expect(mentionsIn(body)).toMatchObject([
      {
        kind: 'rss',
        title: 'Sundial & rain',
        url: 'https://garden.example/1',
        text: '',
        publishedPrecision: 'unknown',
      },
    ]);
  });

  it('is asked for as it stands in the settings; its answers are never responses', () => {
    expect(asked).toMatchObject({
      url: 'https://garden.example/news/feed.xml',
      purpose: 'intake',
      notes: { page: '1' },
    });
    expect(reader.label).toBe('feed garden.example/news/feed.xml');
    expect(reader.thread(mentionIn(aRssItem('1')))).toEqual([]);
    expect(mentionIn(aRssItem('1')).response).toEqual({ truth: 'unknown', reason: 'a feed does not show responses' });
  });

  it('that did not change says so', () => {
    expect(reader.read(asked, { status: 304, headers: {}, body: '' }, { now: NOW, cursor: {} })).toMatchObject({
      unchanged: true,
    });
  });

  it('gives only the entries that name what is searched for, and counts all', () => {
    const of = readerFor(anRssSource({ search: '"sun dial"' }));
    const body = anRssFeed(`${aRssItem('1')}${aRssItem('2', '<title>The Sun-Dial</title>')}`);
    expect(readingOf(read(body, of))).toMatchObject({ entries: 2, observations: [{ id: '2' }], refused: { count: 0 } });
  });

  it.each([
    ['<rss version="2.0"><channel><title>n</title></channel></rss>'],
    ['<rss version="2.0"><channel></channel></rss>'],
    [`<feed ${ATOM}></feed>`],
    ['{"version":"https://jsonfeed.org/version/1.1","items":[]}'],
  ])('without entries is a feed: %s', (body) => {
    expect(readingOf(read(body))).toMatchObject({ entries: 0, observations: [], complete: true });
  });

  it.each([
    ['<!DOCTYPE html><html><title>Moved</title></html>', 'answered a web page (HTML), not a feed'],
    ['<!-- cached --> <html><body></body></html>', 'answered a web page (HTML), not a feed'],
    ['<?xml version="1.0"?><sitemap><item/></sitemap>', 'answered XML that is no feed'],
    ['Not here', 'answered plain text, not a feed'],
    ['{"hello":1}', 'answered an object with hello, not a feed'],
    ['', 'answered with an empty body'],
    [anRssFeed(aRssItem('1')).slice(0, -30), 'answered a feed that cannot be read: it is broken or ends early'],
  ])('is not what answers 200 with %j', (body, words) => {
    expect(problemOf(read(body))).toMatchObject({ problem: 'shape', line: expect.stringContaining(words) });
  });
});

describe('an entry', () => {
  it('has plain text, author, UTC instant, edit and what it answers', () => {
    const seen = mentionsIn(
      `<feed ${ATOM} xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en" xml:base="https://garden.example/blog/"><title>n</title><author><name>The Garden</name></author>
      <entry xml:lang="nl-BE"><id>urn:garden:2</id><title type="html">Sundial &amp;lt;3 &lt;b&gt;rain&lt;/b&gt;</title><link href="../2"/>
      <author><name>Ilse &amp; Co</name><uri>https://garden.example/ilse</uri></author><thr:in-reply-to ref="urn:garden:1"/>
      <published>2026-11-20T10:00:00+01:00</published><updated>2026-11-21T10:00:00Z</updated>
      <summary>no</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>`,
    );
    expect(seen).toEqual([
      {
        id: 'urn:garden:2',
        kind: 'rss',
        url: 'https://garden.example/2',
        author: { id: 'https://garden.example/ilse', name: 'Ilse & Co' },
        title: 'Sundial <3 rain',
        text: 'One.\n\nTwo.',
        language: 'nl-BE',
        publishedAt: Date.parse('2026-11-20T09:00:00Z'),
        publishedPrecision: 'exact',
        editedAt: Date.parse('2026-11-21T10:00:00Z'),
        parentId: 'urn:garden:1',
        fromBrand: false,
        response: { truth: 'unknown', reason: 'a feed does not show responses' },
        labels: {},
      },
    ]);
  });

  it('of RSS takes the whole content before the description, and the creator', () => {
    const inner =
      '<dc:creator>Ilse</dc:creator><description>At…</description><content:encoded><![CDATA[<p>At <b>noon</b>.</p>]]></content:encoded>';
    expect(mentionIn(aRssItem('1', inner))).toMatchObject({ text: 'At noon.', author: { name: 'Ilse' } });
  });

  it.each([
    [
      'Atom text',
      `<feed ${ATOM}><title>n</title><entry><id>1</id><title type="text">a &lt;b&gt; c</title></entry></feed>`,
      'a <b> c',
    ],
    ['RSS', anRssFeed(aRssItem('1', '<title>a &amp;amp; &lt;b&gt;c&lt;/b&gt;</title>')), 'a & c'],
  ])('has the title that %s means', (_, body, title) => {
    expect(first(mentionsIn(body)).title).toBe(title);
  });

  it.each([
    ['its guid', aRssItem('tag:garden,2026:1'), 'tag:garden,2026:1'],
    ['digits as they are written', aRssItem('00123'), '00123'],
    ['a hash of a guid with blanks', aRssItem('entry number one'), /^hash:\w+$/u],
    [
      'a hash of address and title',
      '<item><title>t</title><link>https://garden.example/1</link></item>',
      /^hash:\w+$/u,
    ],
    ['a hash of its words alone', '<item><description>only words</description></item>', /^hash:\w+$/u],
  ])('has for an id %s', (_, item, id) => {
    const seen = mentionIn(item);
    expect(seen.id).toMatch(id);
    expect(mentionIn(item).id).toBe(seen.id);
  });

  it('of another title at the same address is another one, and of other words the same', () => {
    const item = (title: string, text: string) =>
      mentionIn(
        `<item><title>${title}</title><link>https://garden.example/1</link><description>${text}</description></item>`,
      ).id;
    expect(item('a', 'x')).toBe(item('a', 'y'));
    expect(item('a', 'x')).not.toBe(item('b', 'x'));
  });

  it('without a date has an unknown time, and with one without a zone the day, and says what was assumed', () => {
    expect(mentionIn(aRssItem('1'))).toMatchObject({ publishedPrecision: 'unknown', labels: {} });
    expect(mentionIn(aRssItem('1', '<pubDate>Fri, 20 Nov 2026 10:00:00</pubDate>'))).toMatchObject({
      publishedPrecision: 'day',
      labels: { assumedZone: 'UTC' },
    });
  });

  it.each(['javascript:alert(1)', 'ftp://garden.example/1', '  ', 'http://'])('has no link when it is %j', (link) => {
    expect(mentionIn(aRssItem('1', `<link>${link}</link>`))).not.toHaveProperty('url');
  });

  it('that holds nothing is counted and refused, the others are kept', () => {
    const reading = readingOf(read(anRssFeed(`${aRssItem('1')}<item/><item><category>x</category></item>`)));
    expect(reading).toMatchObject({ entries: 3, observations: [{ id: '1' }], refused: { count: 2 } });
  });

  it('is counted by its tags, not by what looks like them inside its text', () => {
    const inner = '<description><![CDATA[<item>no</item>]]></description><!-- <item/> -->';
    expect(readingOf(read(anRssFeed(aRssItem('1', inner))))).toMatchObject({ entries: 1, refused: { count: 0 } });
  });

  it('twice under one id is one mention', () => {
    expect(mentionsIn(anRssFeed(aRssItem('1') + aRssItem('1')))).toHaveLength(1);
  });
});

describe('a hostile feed', () => {
  it('gets none of the entities expanded that it declares, and nothing fetched', () => {
    const levels = Array.from({ length: 40 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`);
    const head = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha"><!ENTITY file SYSTEM "file:///etc/hostname">${levels.join('')}]>`;
    const reading = readingOf(
      read(anRssFeed(aRssItem('1', '<title>&a40;</title><description>&file;</description>'), head)),
    );
    expect(reading.observations).toMatchObject([{ id: '1', title: '&a40;', text: '&file;' }]);
  });

  it('nested a hundred thousand levels deep ends in mentions or one line', () => {
    const deep = `${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}`;
    for (const body of [anRssFeed(`<item><description>${deep}</description></item>`), anRssFeed(deep), deep]) {
      const answer = read(body);
      expect(isProblem(answer) ? answer.line : answer.observations).toBeDefined();
    }
  });

  it.each([
    '<!--',
    '<!-- x -->',
    '<![CDATA[',
    '<?x ',
    '<!DOCTYPE rss [',
    '<item>',
    '<item',
    '<item><guid>',
    '&a;',
    '<!ENTITY a "',
    ']]>',
  ])('of a megabyte of %j ends soon', (piece) => {
    const filler = piece.repeat(1_000_000 / piece.length);
    for (const body of [filler, anRssFeed(filler), `<?xml version="1.0"?>${filler}<rss version="2.0"></rss>`]) {
      const answer = read(body);
      expect(isProblem(answer) ? answer.line.length : answer.observations.length).toBeLessThan(200);
    }
  });

  it.each(FORMATS)('of %s, cut or damaged anywhere, invents nothing and never crashes', (_, body) => {
    const damage = fc.array(
      fc.tuple(fc.nat(body.length), fc.constantFrom('', '<', '>', '"', '&', ']]>', '\u0000', '<item>')),
      {
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(fc.nat(body.length), damage, (length, damages) => {
        const broken = damages.reduce(
          (text, [at, put]) => `${text.slice(0, at)}${put}${text.slice(at + 1)}`,
          body.slice(0, length),
        );
        const answer = readSample('rss', { status: 200, body: broken }, []);
        if (isProblem(answer)) {
          expect(answer.line).toMatch(/^[^\n]+$/u);
          return;
        }
        expect(answer.observations.length + answer.refused.count).toBeLessThanOrEqual(answer.entries);
        for (const seen of answer.observations)
          expect(fromWire(JSON.parse(JSON.stringify(toWire(seen))))).toEqual(seen);
      }),
    );
  });
});
