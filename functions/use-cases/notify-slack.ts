import type { SlackWork } from '../contracts/messages.ts';
import { PROBE_BRAND } from '../contracts/probe.ts';
import type { Alert } from '../domain/alerts/alert.ts';
import type { PeopleAction } from '../domain/alerts/people-action.ts';
import { receiverName, receiversOf } from '../domain/alerts/route-alert.ts';
import { isTold, type ToldTarget } from '../domain/alerts/routing.ts';
import { GATHER, type SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { literalMrkdwn } from '../domain/alerts/slack-text.ts';
import { INCIDENT_ORIGIN, incidentKey } from '../domain/incidents/incident.ts';
import type { IncidentNotice } from '../domain/incidents/notice.ts';
import type { MentionKey } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { StageKey } from '../domain/sla/clock.ts';
import { isErased } from '../domain/sla/clock-seen.ts';
import { type Acted, actOnMention } from './act-on-mention.ts';
import { channelTurn } from './channel-turn.ts';
import { inParallel } from './in-parallel.ts';
import type { SlackDeps } from './slack-deps.ts';

/** What notify-slack is told: alerts of the topic, and the work of its own queue. */
export type SlackNews =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'incident'; readonly notice: IncidentNotice }
  | SlackWork;

/** `done`: shown, or stored to be shown; `error`: to be tried again. */
export type Notified = { readonly done: string } | { readonly error: unknown };

interface Ask {
  readonly target: ToldTarget;
  readonly waiting: readonly SlackWaiting[];
}

const AT_ONCE = 4;

/**
 * Brings news to every receiver that they are for: each in its own turn, whatever becomes of the others.
 * Each piece of news is answered: those that a failure has touched are to be brought again.
 */
export async function notifySlack(news: readonly SlackNews[], deps: SlackDeps): Promise<readonly Notified[]> {
  const settings = await deps.readSettings();
  const targets = toldTargets(settings);
  const asked = await inParallel(news, AT_ONCE, (one) =>
    asksOf(one, targets, settings, deps).catch((error: unknown) => ({ error })),
  );
  const byChannel = Map.groupBy(
    asked.flatMap((asks) => ('error' in asks ? [] : asks)),
    ({ target }) => receiverName(target),
  );
  const turns = await inParallel([...byChannel], AT_ONCE, async ([name, asks]) => {
    const [first] = asks;
    if (first === undefined) return [name, { done: 'nothing' }] as const;
    const waiting = asks.flatMap((ask) => ask.waiting);
    try {
      const turned = await channelTurn(first.target, waiting, settings, deps);
      return [name, { done: turned.outcome }] as const;
    } catch (error) {
      return [name, { error }] as const;
    }
  });
  const outcomes = new Map<string, Notified>(turns);
  return asked.map((asks) => {
    if ('error' in asks) return asks;
    const own = asks.map(({ target }) => outcomes.get(receiverName(target)) ?? { done: 'nothing' });
    return own.find((outcome) => 'error' in outcome) ?? own[0] ?? { done: 'nobody' };
  });
}

/** Every receiver of the settings by its name, but for those that SNS looks after. */
function toldTargets({ routes, slackFallback }: Settings): ReadonlyMap<string, ToldTarget> {
  const all = [...routes.map(({ to }) => to), ...(slackFallback === undefined ? [] : [slackFallback])];
  return new Map(all.filter(isTold).map((to) => [receiverName(to), to] as const));
}

/** Whether it shows how a mention goes on, not only that something is due. */
const isLiving = (target: ToldTarget): boolean =>
  (target.by === 'slack' && target.app === true) || target.by === 'pagerduty';

async function asksOf(
  news: SlackNews,
  targets: ReadonlyMap<string, ToldTarget>,
  settings: Settings,
  deps: SlackDeps,
): Promise<readonly Ask[]> {
  const to = (name: string, waiting: readonly SlackWaiting[]): readonly Ask[] => {
    const target = targets.get(name);
    return target === undefined ? [] : [{ target, waiting }];
  };
  /** Of every channel that was told of it and whose messages can be edited. */
  const livingMessages = async (key: MentionKey): Promise<readonly Ask[]> => {
    const told = await deps.cards.channels(key);
    return told.flatMap((name) => to(name, [{ key, at: deps.now() }])).filter(({ target }) => isLiving(target));
  };
  switch (news.kind) {
    case 'alert': {
      const { alert } = news;
      const { brand, origin, externalId, key, cycle, stage, decidedAt, heldUntil } = alert;
      if (brand === PROBE_BRAND) {
        // It has come all the way: nobody else is told.
        await deps.pulse.noteProbeBack({ id: externalId, at: deps.now() });
        return [];
      }
      const waiting: SlackWaiting = {
        key: { brand, origin, externalId },
        at: decidedAt,
        alert: { key, cycle, stage },
        ...(heldUntil !== undefined && { notBefore: heldUntil + GATHER }),
      };
      return receiversOf(settings.routes, alert)
        .filter(isTold)
        .map((target) => ({ target, waiting: [waiting] }));
    }
    case 'incident': {
      const { notice } = news;
      const { key, notice: cycle, stage, decidedAt } = notice;
      const waiting = { key: incidentKey(notice), at: decidedAt, alert: { key, cycle, stage } };
      return receiversOf(settings.routes, notice)
        .filter(isTold)
        .map((target) => ({ target, waiting: [waiting] }));
    }
    case 'changed': {
      const { brand, origin, externalId } = news;
      const key = { brand, origin, externalId };
      const quoting = await quotedBy(key, deps);
      return (await Promise.all([key, ...quoting].map(livingMessages))).flat();
    }
    case 'act': {
      const { brand, origin, externalId, kind: _, responseUrl, ...deed } = news;
      const key = { brand, origin, externalId };
      const acted = await actOnMention({ key, ...deed } as PeopleAction, settings, deps.mentions);
      const shown = await livingMessages(key);
      await answerPerson(
        responseUrl,
        acted,
        shown.some(({ target }) => target.by === 'slack'),
        deps,
      );
      return shown;
    }
    case 'channel':
      return to(news.channel, []);
    case 'tell': {
      const { brand, origin, externalId, key, cycle, at } = news;
      const stage = news.stage as StageKey;
      return to(news.channel, [{ key: { brand, origin, externalId }, at, alert: { key, cycle, stage } }]);
    }
    default:
      return news satisfies never;
  }
}

/** Incidents that quoted a mention which is gone, as they are named like mentions; none for one that is still there. */
async function quotedBy(key: MentionKey, { mentions, incidents, now }: SlackDeps): Promise<readonly MentionKey[]> {
  const { brand, origin, externalId } = key;
  const mention = origin === INCIDENT_ORIGIN ? undefined : await mentions.find(key);
  if (mention === undefined || !isErased(mention.clock)) return [];
  const all = [...(await incidents.board(brand)).incidents, ...(await incidents.past(brand, 0, now() + 1))];
  return all
    .filter(({ samples }) => samples.some((one) => one.origin === origin && one.externalId === externalId))
    .map(incidentKey);
}

/** A living message shows by itself what was done; else the channel is told. What was not done only the person hears. */
async function answerPerson(
  responseUrl: string | undefined,
  { text, changed, isDone }: Acted,
  isShown: boolean,
  { webhook }: SlackDeps,
): Promise<void> {
  if (responseUrl === undefined || (isDone && isShown)) return;
  const visibility = changed ? 'in_channel' : 'ephemeral';
  try {
    await webhook.post(responseUrl, { text: literalMrkdwn(text), response_type: visibility, replace_original: false });
  } catch {
    // It is done and stored; the words about it are a courtesy.
  }
}
