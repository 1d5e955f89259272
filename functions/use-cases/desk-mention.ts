import { filterQuery, readFilter } from '../domain/desk/clock-filter.ts';
import { lastDeedAt } from '../domain/desk/deed-forms.ts';
import { readDeskForm } from '../domain/desk/desk-form.ts';
import { sees } from '../domain/desk/desk-ticket.ts';
import type { DeskAnswer, DeskView } from '../domain/desk/desk-view.ts';
import { mentionAddress } from '../domain/desk/mention-address.ts';
import { mentionPage } from '../domain/desk/mention-page.ts';
import { refusedPage } from '../domain/desk/said-pages.ts';
import { doneNotice, slipNotice } from '../domain/desk/told.ts';
import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import { readMentionParam } from '../domain/mentions/mention-param.ts';
import { factsOf } from '../domain/reports/facts-of.ts';
import { isErased } from '../domain/sla/clock-seen.ts';
import { actOnMention } from './act-on-mention.ts';
import type { DeskDeps } from './desk-deps.ts';
import { notFound } from './desk-not-found.ts';
import { toldStory } from './told-story.ts';

type Deps = Pick<DeskDeps, 'mentions'>;

/**
 * The mention, where this session may see it: of another brand nothing is even read, and of another owner the same as of
 * what is not there, so that not even the time of an answer tells whether it is.
 */
async function seen(
  key: MentionKey | undefined,
  { session }: DeskView,
  { mentions }: Deps,
): Promise<Mention | undefined> {
  const { brand, owner } = session.scope;
  if (key === undefined || (brand !== undefined && brand !== key.brand)) return undefined;
  if (owner !== undefined) {
    const facts = await mentions.factsOf(key);
    if (facts === undefined || !sees(session.scope, facts)) return undefined;
  }
  const mention = await mentions.find(key);
  return mention !== undefined && sees(session.scope, factsOf(mention)) ? mention : undefined;
}

/** What a customer wrote, how it stands, and its story. */
export async function showMention(query: URLSearchParams, view: DeskView, deps: Deps): Promise<DeskAnswer> {
  const mention = await seen(readMentionParam(query.get('m')), view, deps);
  if (mention === undefined) return notFound(view);
  return pageOf(mention, view, 200, doneNotice(query.get('did')));
}

/** Carries out what a form asks. The page that it came from may be old: what was done since is shown first. */
export async function actAtDesk(form: URLSearchParams, view: DeskView, deps: Deps): Promise<DeskAnswer> {
  const { session, settings, now } = view;
  if (session.scope.readOnly) {
    const body = refusedPage('For reading only', 'This desk was opened for reading only; nothing was changed.', view);
    return { kind: 'page', status: 403, body };
  }
  const read = readDeskForm(form, session.by, now);
  if (read === undefined) return notFound(view);
  const mention = await seen('slip' in read ? read.key : read.action.key, view, deps);
  if (mention === undefined) return notFound(view);
  if (isErased(mention.clock))
    return pageOf(mention, view, 409, slipNotice('Nothing left to do: it is gone from its source.'));
  if ('slip' in read) return pageOf(mention, view, 400, slipNotice(read.slip));
  if (lastDeedAt(mention) !== read.seen) {
    const overtaken =
      'Somebody has done something meanwhile, or this was sent twice. Nothing was changed now: see how it stands.';
    return pageOf(mention, view, 409, slipNotice(overtaken));
  }
  const acted = await actOnMention(read.action, settings, deps.mentions);
  if (!acted.isDone) return pageOf((await seen(mention, view, deps)) ?? mention, view, 409, slipNotice(acted.text));
  const back = form.get('back');
  const { does } = read.action;
  if (back === null) return { kind: 'go', to: `${mentionAddress(mention)}&did=${does}` };
  const query = filterQuery(readFilter(new URLSearchParams(back)));
  return { kind: 'go', to: `/?${query === '' ? '' : `${query}&`}did=${does}` };
}

const pageOf = (
  mention: Mention,
  view: DeskView,
  status: 200 | 400 | 409,
  notice: ReturnType<typeof doneNotice>,
): DeskAnswer => ({
  kind: 'page',
  status,
  body: mentionPage({ mention, story: toldStory(mention, view.settings, view.now), notice }, view),
});
