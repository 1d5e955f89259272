import { type AmazonQNotification, literal } from '../alerts/amazon-q.ts';
import { cutAtWord } from '../alerts/clean-text.ts';
import type { PagerDutyEvent } from '../alerts/pagerduty.ts';
import type { PostedIncident } from '../alerts/webhook-schema.ts';
import { contentHash } from '../shared/hash.ts';
import { toIso } from '../shared/time.ts';
import type { IncidentNotice } from './notice.ts';
import { noticeHeadline, noticeSentences, shareLines } from './notice-words.ts';

/** What a signed webhook is sent: `type` tells it from alerts, and the id is that of the notice, however often it is sent. */
export function noticePost(notice: IncidentNotice): { readonly id: string; readonly body: string } {
  const { firstSeenAt, calmAt, closedAt, openedAt, decidedAt } = notice;
  const body: PostedIncident = {
    type: 'incident',
    version: 1,
    timestamp: toIso(decidedAt),
    data: {
      incident: {
        id: notice.key,
        incident: notice.id,
        brand: notice.brand,
        kind: notice.kind,
        status: notice.status,
        notice: notice.notice,
        scope: notice.scope,
        summary: noticeHeadline(notice),
        sentences: noticeSentences(notice),
        severity: notice.severity,
        owner: { id: notice.owner, name: notice.ownerName },
        firstSeenAt: toIso(firstSeenAt),
        openedAt: toIso(openedAt),
        ...(calmAt !== undefined && { calmAt: toIso(calmAt) }),
        ...(closedAt !== undefined && { closedAt: toIso(closedAt) }),
        mentions: notice.count,
        peak: notice.peak,
        answered: notice.answered,
        waiting: notice.waiting,
        overdue: notice.overdue,
        themes: notice.themes,
        sources: notice.sources,
        ...(notice.bombing !== undefined && { bombing: notice.bombing }),
        samples: notice.samples,
      },
    },
  };
  return { id: `incident-${contentHash(notice.key)}`, body: JSON.stringify(body) };
}

/** Longest key and summary of PagerDuty's Events API v2. */
const LIMITS = { key: 255, summary: 1_024 } as const;

/** One incident there for each one here: opened by the first notice, resolved by its end; a cluster is for somebody to close. */
export function noticePage(notice: IncidentNotice, routingKey: string): PagerDutyEvent {
  const key = `replywatch/incident/${notice.brand}/${notice.id}`.slice(0, LIMITS.key);
  const event = { routing_key: routingKey, dedup_key: key } as const;
  if (notice.kind === 'storm' && notice.status === 'closed') return { ...event, event_action: 'resolve' };
  return {
    ...event,
    event_action: 'trigger',
    client: 'ReplyWatch',
    links: notice.samples.flatMap(({ url }) => (url === undefined ? [] : [{ href: url, text: 'One of the mentions' }])),
    payload: {
      summary: cutAtWord(noticeHeadline(notice), LIMITS.summary),
      source: notice.sources[0]?.id ?? notice.brandName,
      severity: notice.severity === 'critical' ? 'critical' : 'error',
      timestamp: toIso(notice.decidedAt),
      component: notice.brandName,
      group: notice.ownerName,
      class: notice.kind,
      custom_details: Object.fromEntries([
        ['situation', noticeSentences(notice).join(' ')],
        ...shareLines(notice).map(([name, value]) => [name.toLowerCase(), value]),
        ['incident', `${notice.brand}/${notice.id}`],
      ]),
    },
  };
}

const TITLE = 240;
const DESCRIPTION = 3_000;

/** A notification of Amazon Q Developer; those of one incident stand in one thread. */
export function noticeNotification(notice: IncidentNotice): AmazonQNotification {
  const title = cutAtWord(literal(noticeHeadline(notice)), TITLE);
  const lines = [
    ...noticeSentences(notice),
    ...shareLines(notice).map(([name, value]) => `${name}: ${value}`),
    ...notice.samples.flatMap(({ quote, sourceLabel }) => (quote === undefined ? [] : [`${sourceLabel}: “${quote}”`])),
    `Owner: ${notice.ownerName}`,
  ];
  return {
    version: '1.0',
    source: 'custom',
    id: contentHash(notice.key),
    content: {
      textType: 'client-markdown',
      title,
      description: cutAtWord(lines.map(literal).join('\n'), DESCRIPTION),
      nextSteps: [],
      keywords: [notice.kind, notice.severity, notice.brand],
    },
    metadata: {
      threadId: contentHash(`${notice.brand}/${notice.id}`),
      summary: title,
      eventType: `ReplyWatch ${notice.kind}`,
      additionalContext: { brand: notice.brand, incident: notice.id, owner: notice.owner, status: notice.status },
    },
  };
}
