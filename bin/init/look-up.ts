import { z } from 'zod';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import type { Http } from '../../functions/ports/http.ts';
import { type DraftSource, idOf, sourceOfAddress } from './source-of-address.ts';

/** An app of the App Store, as its search shows it. */
export interface FoundApp {
  readonly id: number;
  readonly name: string;
  readonly by: string;
}

const answer = z.object({
  results: z.array(z.object({ trackId: z.int(), trackName: z.string(), artistName: z.string() })),
});
const MOST_FOUND = 5;
const SEARCH = 'https://itunes.apple.com/search';

/** Apps of a name in one storefront. Refuses in one line where the store cannot be asked. */
async function appsNamed(name: string, country: string, http: Http): Promise<readonly FoundApp[]> {
  const query = new URLSearchParams({ term: name, entity: 'software', country, limit: String(MOST_FOUND) });
  const got = await http.send({ method: 'GET', url: `${SEARCH}?${query}`, headers: {} });
  const mend = "paste the address of the app's page instead";
  const refusal = (problem: string) =>
    new Refusal('--source', `${shown(name)} could not be looked up: ${problem}`, mend);
  if ('failed' in got) throw refusal(got.failed);
  if (got.status !== 200) throw refusal(`the App Store answered ${got.status}`);
  const parsed = answer.safeParse(parsedJson(got.body));
  if (!parsed.success) throw refusal('the App Store answered what we do not understand');
  return parsed.data.results.map(({ trackId, trackName, artistName }) => ({
    id: trackId,
    name: trackName,
    by: artistName,
  }));
}

const appSource = ({ id }: Pick<FoundApp, 'id'>, country: string): DraftSource => ({
  id: `app-store-${country}`,
  block: { kind: 'app-store', app: id, country, every: '15m' },
});

const FEED_LINK = /<link\b[^<>]{0,500}\btype=["']?application\/(?:rss|atom)\+xml[^<>]{0,500}>/iu;
const HREF = /\bhref=["']?([^"'\s>]+)/iu;

/** What an address is of that no rule knows: the page itself may say that it is a forum, or name its feed. */
async function sourceOfPage(address: string, brand: string, http: Http): Promise<DraftSource> {
  const url = new URL(/^https?:\/\//iu.test(address) ? address : `https://${address}`);
  const refusal = (problem: string, mend: string) => new Refusal('--source', `${shown(address)} ${problem}`, mend);
  const got = await http.send({ method: 'GET', url: url.href, headers: {} });
  if ('failed' in got) throw refusal(`could not be looked at: ${got.failed}`, 'paste the address of its feed instead');
  if (/<meta\b[^<>]{0,300}\bname=["']?generator["']?[^<>]{0,300}\bcontent=["']?Discourse/iu.test(got.body)) {
    return {
      id: idOf('forum', url.hostname),
      block: { kind: 'discourse', server: url.origin, search: brand, every: '15m' },
    };
  }
  const link = HREF.exec(FEED_LINK.exec(got.body)?.[0] ?? '')?.[1];
  const isFeed = /^\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b/iu.test(got.body);
  const feed = isFeed ? url.href : link === undefined ? undefined : new URL(link.replaceAll('&amp;', '&'), url).href;
  if (feed !== undefined) return { id: idOf('feed', url.hostname), block: { kind: 'rss', feed, every: '15m' } };
  throw refusal('is no page that is known, no forum and names no feed', 'see docs/sources for what can be watched');
}

/** What somebody typed: an address, or the name of an app. `choose` is asked where the name has several. */
export async function sourceOfWords(
  words: string,
  { brand, country }: { readonly brand: string; readonly country: string },
  http: Http,
  choose: (apps: readonly FoundApp[]) => Promise<FoundApp | undefined>,
): Promise<DraftSource | undefined> {
  const text = words.trim();
  if (looksLikeAddress(text)) {
    const known = sourceOfAddress(text, brand);
    if (known !== undefined && 'why' in known) throw new Refusal('--source', shown(text), known.why);
    return known ?? sourceOfPage(text, brand, http);
  }
  const apps = await appsNamed(text, country, http);
  if (apps.length === 0) {
    const mend = 'paste the address of its page, or of a hashtag, a forum, a feed';
    throw new Refusal('--source', `no app in the App Store of ${country.toUpperCase()} is called ${shown(text)}`, mend);
  }
  const chosen = await choose(apps);
  return chosen && appSource(chosen, country);
}

const looksLikeAddress = (text: string): boolean =>
  /^https?:\/\//iu.test(text) || /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/u.test(text);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
