import type { RssSource } from '../../../functions/domain/mentions/sources/rss.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export const anRssSource = (fields: Partial<RssSource> = {}): RssSource => ({
  id: 'sundial-feed',
  brand: 'sundial',
  kind: 'rss',
  tier: 15,
  accounts: [],
  feed: 'https://garden.example/news/feed.xml',
  server: 'https://garden.example',
  ...fields,
});

/** An entry of RSS 2.0; `inner` replaces the elements beside guid. */
export const aRssItem = (guid: string, inner = '<title>Sundial stopped</title><description>At noon.</description>') =>
  `<item><guid isPermaLink="false">${guid}</guid>${inner}</item>`;

export const anRssFeed = (items: string, head = '<?xml version="1.0"?>') =>
  `${head}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Garden news</title><link>https://garden.example/</link>${items}</channel></rss>`;

export const aJsonItem = (id: string, fields: Fields = {}): Fields => ({
  id,
  url: `https://garden.example/news/${id}`,
  title: 'Sundial stopped',
  content_html: '<p>At noon.</p>',
  date_published: '2026-11-20T10:00:00+01:00',
  authors: [{ name: 'Ilse Moor', url: 'https://garden.example/ilse' }],
  ...fields,
});

const aJsonFeed = (items: readonly unknown[]): Fields => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Garden news',
  items,
});

export const RSS_PAYLOADS: readonly HostilePayload[] = [
  ['rss', 'a JSON Feed', IDS.map((id) => aJsonItem(id)), aJsonFeed],
];
