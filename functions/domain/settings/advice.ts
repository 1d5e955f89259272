import { sharedBudgets } from '../mentions/politeness/metered-budgets.ts';
import { knownLimitsOf, rateOf } from '../mentions/politeness/request-limits.ts';
import { KINDS_OF_SOURCE, type SourceKind, showsResponses } from '../mentions/source.ts';
import type { RequestLimits } from '../mentions/sources/kind-of-source.ts';
import type { Advice } from './advised.ts';
import { deliveryAdvice } from './delivery-advice.ts';
import { durationWords } from './duration-words.ts';
import { isLocal } from './file/web-address.ts';
import { silentSeverities } from './reach.ts';
import { receiverWords } from './receiver-words.ts';
import { judgeName } from './second-opinion-fee.ts';
import { secretUses } from './secret-uses.ts';
import type { Settings } from './settings.ts';

/** All that `check` has to say beyond what the settings do. `isSet` tells whether a secret has a value here. */
export function adviceOn(settings: Settings, isSet: (secret: string) => boolean): readonly Advice[] {
  return [
    ...secretAdvice(settings, isSet),
    ...sourceAdvice(settings),
    ...limitAdvice(settings),
    ...alertAdvice(settings),
    ...policyAdvice(settings),
    ...opinionAdvice(settings),
    ...deliveryAdvice(settings),
    ...emailAdvice(settings),
    ...unused(settings),
  ];
}

const secretAdvice = (settings: Settings, isSet: (secret: string) => boolean): readonly Advice[] =>
  secretUses(settings)
    .filter(({ name }) => !isSet(name))
    .map(({ name, uses }) => ({
      about: 'secret',
      text: `${name} is not set in this environment (${uses.join(', ')})`,
    }));

function sourceAdvice({ sources }: Settings): readonly Advice[] {
  const blind = sources.filter((source) => !showsResponses(source));
  const mute = (kind: SourceKind): boolean => KINDS_OF_SOURCE[kind].responses === 'never';
  const silent = Map.groupBy(
    blind.filter(({ kind }) => mute(kind)),
    ({ kind }) => KINDS_OF_SOURCE[kind].name,
  );
  const strangers = blind.filter(({ kind }) => !mute(kind)).map((source) => source.id);
  const local = sources.filter((source) => isLocal(source.server)).map((source) => source.id);
  return [
    ...[...silent].flatMap(([name, sources]) =>
      some(
        sources.map(({ id }) => id),
        'response',
        (ids) => `${ids}: the ${name} feed cannot show responses; alerts say so, mark answered ones by hand`,
      ),
    ),
    ...some(strangers, 'response', (ids) => `${ids}: name the brand's own accounts, or responses are not recognised`),
    ...some(local, 'local', (ids) => `${ids}: the server is on this machine, so it works in a local run only`),
  ];
}

/** Where even polls that find nothing would ask for more than is allowed, each of them has to wait its turn. */
const limitAdvice = ({ sources }: Settings): readonly Advice[] => {
  const budgets = sharedBudgets(sources);
  return [
    ...budgets
      .filter(({ usual, limits }) => usual > limits.requests)
      .map(({ id, usual, limits, sources: { length } }): Advice => {
        const text = `${id}: its ${length} sources ask ${Math.ceil(usual)} times in ${durationWords(limits.per)}, ${limits.requests} are allowed: polls will wait, poll them less often`;
        return { about: 'limit', text };
      }),
    ...budgets.flatMap(({ id, limits, sources: [first] }): Advice[] => {
      const known = first?.limit && knownLimitsOf(first);
      if (known === undefined || rateOf(limits) <= rateOf(known)) return [];
      const text = `${id}: limits says ${limitWords(limits)}, which is more than the ${limitWords(known)} that we know of: be sure of it, or it will make us wait`;
      return [{ about: 'limit', text }];
    }),
  ];
};

const limitWords = ({ requests, per }: RequestLimits): string => `${requests} in ${durationWords(per)}`;

function alertAdvice(settings: Settings): readonly Advice[] {
  const clocked = settings.policies.filter((policy) => policy.needsResponse);
  const unlimited = clocked.filter((policy) => policy.enforceFrom === undefined).map((policy) => policy.id);
  const slack = settings.routes.some((route) => route.to.by === 'slack');
  const addressOf = ({ to }: Settings['routes'][number]): string =>
    to.by === 'webhook' ? to.url : to.by === 'pagerduty' ? to.server : '';
  const local = settings.routes.flatMap((route) => (isLocal(addressOf(route)) ? [receiverWords(route.to)] : []));
  return [
    ...[...silentSeverities(settings)].map(([id, levels]): Advice => {
      return { about: 'alerts', text: `${id}: no route takes some of its alerts of severity ${levels.join(', ')}` };
    }),
    ...some(
      unlimited,
      'start',
      (ids) => `${ids}: without enforceFrom, old mentions that nobody answered are alerted on at the first poll`,
    ),
    ...some(slack && settings.slackSigningSecret === undefined ? ['alerts'] : [], 'alerts', () => {
      return 'Slack alerts have no buttons: name slack.signingSecret to have them';
    }),
    ...some(local, 'local', (names) => `${names}: on this machine, so it works in a local run only`),
  ];
}

/** Authors who are told by name alone are nobody's: two people share a name. */
function policyAdvice({ policies, sources }: Settings): readonly Advice[] {
  const asking = policies.filter(({ when }) => when.repeatAuthor !== undefined).map(({ id }) => id);
  const kinds = new Set(sources.map(({ kind }) => KINDS_OF_SOURCE[kind]).filter(({ authors }) => authors === 'byName'));
  const names = [...kinds].map(({ name }) => name);
  return some(names.length === 0 ? [] : asking, 'policy', (ids) => {
    return `${ids}: repeatAuthor matches nothing of ${names.join(', ')}, which tells authors by name only`;
  });
}

/** Whoever turns it on should know what leaves the account, and what has to be there first. */
function opinionAdvice({ secondOpinion }: Settings): readonly Advice[] {
  if (secondOpinion === undefined) return [];
  const name = judgeName(secondOpinion);
  const profile = secondOpinion.from === 'bedrock' && secondOpinion.regions.length > 0;
  const where = profile ? `in ${secondOpinion.regions.join(', ')}` : 'in the region of the stack';
  const text = `texts that the built-in scorer is not sure of are sent to ${name}, ${where}: without authors or ids, never in a local run`;
  return [{ about: 'opinion', text }];
}

function emailAdvice({ routes, reports, operatorEmails, mailFrom }: Settings): readonly Advice[] {
  const alerts = mailFrom === undefined ? routes.flatMap(({ to }) => (to.by === 'email' ? [to.address] : [])) : [];
  const purposes = { alerts, reports: reports.emails, 'operator alarms': operatorEmails };
  const confirm = Object.entries(purposes).flatMap(([purpose, addresses]) =>
    [...new Set(addresses)].map((address): Advice => {
      return {
        about: 'e-mail',
        text: `${address} must confirm the subscription to ${purpose} that AWS mails at the first deploy`,
      };
    }),
  );
  const sender = some(mailFrom === undefined ? [] : [mailFrom], 'e-mail', (from) => {
    return `${from}, or its domain, must be verified in Amazon SES, and the account be out of its sandbox`;
  });
  const topics = routes.flatMap(({ to }) => (to.by === 'amazonQ' ? [to.topic] : []));
  const chats = some([...new Set(topics)], 'alerts', (names) => {
    return `${names}: the topic must be added to a channel in Amazon Q Developer in chat applications`;
  });
  const unheard: Advice = {
    about: 'operation',
    text: 'operator.emails is empty: nobody hears when ReplyWatch itself is in trouble',
  };
  const all = [...confirm, ...sender, ...chats];
  return operatorEmails.length === 0 ? [...all, unheard] : all;
}

function unused({ brands, policies, owners, calendars }: Settings): readonly Advice[] {
  const ofMoments = brands.flatMap(({ momentOwners = {} }) => Object.values(momentOwners));
  const busy = new Set([...ofMoments, ...policies.flatMap((policy) => [policy.owner, ...policy.escalateTo])]);
  const used = new Set(
    policies.flatMap(({ calendar, when, deliver }) => [calendar, when.time?.calendar, deliver?.calendar]),
  );
  return [
    ...some(
      owners.map(({ id }) => id).filter((id) => !busy.has(id)),
      'unused',
      (ids) => `owner ${ids}: in no policy`,
    ),
    ...some(
      Object.keys(calendars).filter((id) => !used.has(id)),
      'unused',
      (ids) => `calendar ${ids}: in no policy`,
    ),
  ];
}

/** One piece of advice for several ids, named up to five. */
function some(ids: readonly string[], about: Advice['about'], words: (ids: string) => string): readonly Advice[] {
  if (ids.length === 0) return [];
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : '';
  return [{ about, text: words(`${ids.slice(0, 5).join(', ')}${more}`) }];
}
