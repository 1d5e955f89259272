import { html, type Markup } from '../shared/html.ts';
import type { Alert } from './alert.ts';
import { gravestWords } from './alert-mail.ts';
import { dueWords, localTime } from './due-words.ts';
import { digestHead } from './slack-digest.ts';
import { companyWords, headline, lateMark, situation, weight } from './stage-words.ts';

/**
 * Alerts as HTML mail: tables and inline styles, for mail programs know little else; no picture, no font and no script of
 * anybody, so that opening it tells nobody. Everything is escaped where it is put in.
 */

const COLOURS = { good: '#1f7a4d', warning: '#b26a00', danger: '#b3261e', soft: '#5f6368', line: '#dadce0' } as const;
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SOFT = `color:${COLOURS.soft}`;

/** One alert: what, by when, why, whose, and where to answer. */
export function alertHtml(alert: Alert): string {
  const { at, distance } = dueWords(alert);
  const local = (instant: number): string => localTime(instant, alert.timeZone, alert.decidedAt);
  const seen = `${local(alert.publishedAt ?? alert.discoveredAt)}${alert.authorName === undefined ? '' : `, by ${alert.authorName}`}`;
  const rows: readonly (readonly [string, string])[] = [
    ['Due', `${at} (${distance})`],
    ['Owner', alert.ownerName],
    ['Brand', alert.brandName],
    [alert.publishedAt === undefined ? 'Seen' : 'Posted', seen],
    ...(alert.moment === undefined ? [] : [['Moment', alert.moment] as const]),
    ...alert.reasons.map((reason, index) => [index === 0 ? 'Flagged' : '', reason] as const),
    ...companyWords(alert).map((words) => ['Besides', words] as const),
  ];
  return pageOf(
    headline(alert),
    html`<p style="margin:0 0 4px;font-size:18px;font-weight:600;color:${colourOf(alert)}">${weight(alert)} · ${alert.sourceLabel}</p>
<p style="margin:0 0 16px">${situation(alert)}</p>
${quoteOf(alert)}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;font-size:14px">${rows.map(
      ([name, value]) =>
        html`<tr><td style="padding:2px 12px 2px 0;${SOFT};vertical-align:top">${name}</td><td style="padding:2px 0">${value}</td></tr>`,
    )}</table>
${alert.url === undefined ? html`<p style="${SOFT}">The source gives no link to it.</p>` : buttonOf(alert.url)}
${adviceOf(alert)}`,
  );
}

/** Many alerts in one mail. */
export function digestHtml(alerts: readonly Alert[], settledMeanwhile: number): string {
  const listed = alerts.slice(0, 100);
  const more = alerts.length - listed.length;
  return pageOf(
    digestHead(alerts),
    html`<p style="margin:0 0 4px;font-size:18px;font-weight:600">${digestHead(alerts)}</p>
<p style="margin:0 0 16px;${SOFT}">${gravestWords(alerts)}</p>
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;font-size:14px">${listed.map(rowOf)}</table>
${more > 0 ? html`<p style="${SOFT}">And ${more} more, not listed here.</p>` : undefined}
${settledMeanwhile > 0 ? html`<p style="${SOFT}">${settledMeanwhile} settled before they could be told.</p>` : undefined}`,
  );
}

function rowOf(alert: Alert): Markup {
  const words = alert.quote ?? alert.title;
  const open = alert.url === undefined ? undefined : html` · <a href="${alert.url}" style="color:#1a56db">open</a>`;
  return html`<tr><td style="padding:10px 0;border-top:1px solid ${COLOURS.line}"><span style="color:${colourOf(alert)};font-weight:600">${headline(alert)}</span>${lateMark(alert)}<br>${words === undefined ? undefined : html`“${words}”<br>`}<span style="${SOFT}">${alert.ownerName}</span>${open}</td></tr>`;
}

function quoteOf({ title, quote }: Alert): Markup | undefined {
  const parts = [...(title === undefined ? [] : [title]), ...(quote === undefined || quote === title ? [] : [quote])];
  if (parts.length === 0) return undefined;
  return html`<blockquote style="margin:0 0 16px;padding:8px 12px;border-left:3px solid ${COLOURS.line};background:#f8f9fa;overflow-wrap:anywhere">${parts.map(
    (part, index) => html`${index > 0 ? html`<br>` : undefined}${part}`,
  )}</blockquote>`;
}

const buttonOf = (url: string): Markup =>
  html`<p style="margin:0 0 16px"><a href="${url}" style="display:inline-block;padding:8px 16px;border-radius:4px;background:#1a56db;color:#ffffff;text-decoration:none">Open to reply</a></p>`;

function adviceOf({ opening, authority, playbook }: Alert): Markup {
  const line = (name: string, value: Markup | string): Markup =>
    html`<p style="margin:0 0 4px;font-size:14px"><span style="${SOFT}">${name}:</span> ${value}</p>`;
  return html`${opening === undefined ? undefined : line('You could begin', opening)}${
    authority === undefined ? undefined : line('Without asking', authority)
  }${playbook === undefined ? undefined : line('Playbook', html`<a href="${playbook}" style="color:#1a56db">how we answer</a>`)}`;
}

/** As stars are coloured everywhere: four and more are good, two and more a warning. */
function colourOf({ rating, severity }: Alert): string {
  if (rating !== undefined) return rating >= 4 ? COLOURS.good : rating >= 2 ? COLOURS.warning : COLOURS.danger;
  return severity === 'high' || severity === 'critical' ? COLOURS.danger : COLOURS.warning;
}

/** A page that mail programs draw: our words around content that is markup already. */
export const pageOf = (title: string, content: Markup): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:16px;background:#ffffff;color:#202124;font-size:15px;line-height:1.45;${FONT}"><div style="max-width:600px">
${content}
</div></body></html>
`.text;
