/** A source as its block of the settings has it, with the id that it is to have. */
export interface DraftSource {
  readonly id: string;
  readonly block: Readonly<Record<string, unknown>> & { readonly kind: string };
  /** What is still to be done for it, in one line. */
  readonly todo?: string;
}

/** `why` says what it takes instead, where the address is known and is not enough. */
export type Recognised = DraftSource | { readonly why: string } | undefined;

interface Address {
  readonly url: URL;
  /** Without `www.`, `m.` and `old.`. */
  readonly host: string;
  /** Parts of the path, decoded. */
  readonly path: readonly string[];
  /** What the brand is called: what is searched for where an address says nothing else. */
  readonly brand: string;
}

type Recognise = (address: Address) => Recognised;

/** Sites of Stack Exchange that have a domain of their own. */
const STACK_SITES = ['stackoverflow', 'superuser', 'serverfault', 'askubuntu', 'mathoverflow', 'stackapps'];

const appStore: Recognise = ({ host, path }) => {
  if (host !== 'apps.apple.com' && host !== 'itunes.apple.com') return undefined;
  const app = path.map((part) => /^id(\d{1,15})$/u.exec(part)?.[1]).find((id) => id !== undefined);
  if (app === undefined) return { why: 'it is no page of an app: its address ends in id and digits' };
  const country = /^[a-z]{2}$/u.test(path[0] ?? '') ? path[0] : 'us';
  return { id: `app-store-${country}`, block: { kind: 'app-store', app: Number(app), country, every: '15m' } };
};

const googlePlay: Recognise = ({ url, host }) => {
  if (host !== 'play.google.com') return undefined;
  const app = url.searchParams.get('id');
  if (app === null) return { why: 'it is no page of an app: its address has ?id= and the package name' };
  const todo = 'GOOGLE_PLAY_KEY: the key file of a service account of your Play Console (docs/sources/google-play.md)';
  return { id: 'google-play', block: { kind: 'google-play', app, key: 'GOOGLE_PLAY_KEY' }, todo };
};

const youtube: Recognise = ({ url, host, path }) => {
  if (host !== 'youtube.com' && host !== 'youtu.be') return undefined;
  const video = host === 'youtu.be' ? path[0] : path[0] === 'shorts' ? path[1] : url.searchParams.get('v');
  const channel = path[0] === 'channel' ? path[1] : undefined;
  const todo = 'YOUTUBE_KEY: an API key of Google Cloud (docs/sources/youtube.md)';
  if (channel !== undefined) return { id: 'youtube', block: { kind: 'youtube', channel, key: 'YOUTUBE_KEY' }, todo };
  if (video) return { id: 'youtube-video', block: { kind: 'youtube', video, key: 'YOUTUBE_KEY' }, todo };
  return { why: 'a channel is named by its id (youtube.com/channel/UC...): Settings, Advanced settings shows it' };
};

const reddit: Recognise = ({ url, host, path, brand }) => {
  if (host !== 'reddit.com') return undefined;
  const subreddit = path[0] === 'r' ? path[1] : undefined;
  const search = url.searchParams.get('q') ?? (subreddit === undefined ? quoted(brand) : undefined);
  const todo = 'REDDIT_KEY, REDDIT_SECRET: an application that Reddit has approved (docs/sources/reddit.md)';
  const follows = { ...(subreddit !== undefined && { subreddit }), ...(search !== undefined && { search }) };
  return {
    id: idOf('reddit', subreddit),
    block: { kind: 'reddit', enabled: true, ...follows, key: 'REDDIT_KEY', secret: 'REDDIT_SECRET' },
    todo,
  };
};

const bluesky: Recognise = ({ url, host, path, brand }) => {
  if (host !== 'bsky.app') return undefined;
  const handle = path[0] === 'profile' ? path[1] : undefined;
  const tag = path[0] === 'hashtag' && path[1] !== undefined ? `#${path[1]}` : undefined;
  const search = url.searchParams.get('q') ?? tag ?? quoted(brand);
  return { id: 'bluesky', block: { kind: 'bluesky', search, ...(handle !== undefined && { accounts: [handle] }) } };
};

const x: Recognise = ({ url, host, path }) => {
  if (host !== 'x.com' && host !== 'twitter.com') return undefined;
  const user = /^\w{1,15}$/u.test(path[0] ?? '') && path[0] !== 'search' ? path[0] : undefined;
  const query = url.searchParams.get('q') ?? (user === undefined ? undefined : `@${user} -from:${user}`);
  if (query === undefined) return { why: 'it names no account and no search' };
  const todo = 'X_TOKEN: a bearer token of the X API, which takes some $0.005 a post (docs/sources/x.md)';
  return { id: 'x', block: { kind: 'x', query, maxPostsPerMonth: 1_000, token: 'X_TOKEN', every: '1h' }, todo };
};

const hackerNews: Recognise = ({ url, host, brand }) => {
  if (host !== 'news.ycombinator.com' && host !== 'hn.algolia.com') return undefined;
  const search = url.searchParams.get('q') || quoted(brand);
  return { id: 'hacker-news', block: { kind: 'hacker-news', search } };
};

const stackExchange: Recognise = ({ url, host, path, brand }) => {
  const own = STACK_SITES.find((site) => host === `${site}.com` || host === `${site}.net`);
  const site = own ?? /^(?<site>[a-z0-9.-]+)\.stackexchange\.com$/u.exec(host)?.groups?.['site'];
  if (site === undefined) return undefined;
  const tag = path[0] === 'questions' && path[1] === 'tagged' ? path[2] : undefined;
  const search = url.searchParams.get('q') ?? brand;
  return {
    id: idOf('stack', site),
    block: { kind: 'stack-exchange', site, ...(tag === undefined ? { search } : { tag }) },
  };
};

const mastodon: Recognise = ({ url, path }) => {
  const [first = '', second] = path;
  if (first === 'tags' && second !== undefined && path.length === 2) {
    return {
      id: idOf('mastodon', second),
      block: { kind: 'mastodon', server: url.origin, hashtag: second, every: '5m' },
    };
  }
  return undefined;
};

const lemmy: Recognise = ({ url, path }) => {
  const [first, community, ...more] = path;
  if (first !== 'c' || community === undefined || more.length > 0) return undefined;
  return { id: idOf('lemmy', community), block: { kind: 'lemmy', server: url.origin, community } };
};

const feed: Recognise = ({ url, host }) => {
  if (!/(?:\.(?:rss|atom|xml|rdf)|\/(?:feed|rss|atom)\/?)$/iu.test(url.pathname)) return undefined;
  return { id: idOf('feed', host), block: { kind: 'rss', feed: url.href, every: '15m' } };
};

/** Known, and what an address of it does not say. */
const notEnough: Recognise = ({ host }) => {
  if (/(?:^|\.)trustpilot\.[a-z.]{1,30}$/u.test(host)) {
    return {
      why: 'Trustpilot is read by the id of the business unit, which its paid API tells: docs/sources/trustpilot.md',
    };
  }
  if (host === 'instagram.com')
    return { why: 'Instagram is read by the id of your own account: docs/sources/instagram.md' };
  if (/^(?:maps\.|business\.)?google\.[a-z.]+$/u.test(host) || host === 'maps.app.goo.gl') {
    return { why: 'a place on Google is read by its location id: docs/sources/google-business.md' };
  }
  return undefined;
};

/** In order: addresses that only one site has before paths that many sites have. */
const ALL: readonly Recognise[] = [
  appStore,
  googlePlay,
  youtube,
  reddit,
  bluesky,
  x,
  hackerNews,
  stackExchange,
  notEnough,
  mastodon,
  lemmy,
  feed,
];

/** The source that a web address is of, as people copy it from a browser; undefined where nothing about it is known. */
export function sourceOfAddress(address: string, brand: string): Recognised {
  const text = /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `https://${address}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const path = url.pathname.split('/').filter(Boolean).map(decoded);
  const given = { url, host: url.hostname.replace(/^(?:www|m|old|mobile)\./u, ''), path, brand };
  for (const recognise of ALL) {
    const found = recognise(given);
    if (found !== undefined) return found;
  }
  return undefined;
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const quoted = (brand: string): string => `"${brand.replaceAll('"', '')}"`;

/** An id of the settings: small letters, digits and hyphens. */
export const idOf = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/gu, '')
    .slice(0, 40) || 'brand';
