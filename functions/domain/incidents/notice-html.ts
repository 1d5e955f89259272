import { pageOf } from '../alerts/alert-html.ts';
import { html } from '../shared/html.ts';
import type { IncidentNotice } from './notice.ts';
import { noticeHeadline, noticeSentences, shareLines } from './notice-words.ts';

/** The notice as HTML mail; everything is escaped where it is put in. */
export const noticeHtml = (notice: IncidentNotice): string =>
  pageOf(
    noticeHeadline(notice),
    html`<p style="margin:0 0 12px;font-size:18px;font-weight:600">${noticeHeadline(notice)}</p>
${noticeSentences(notice).map((sentence) => html`<p style="margin:0 0 8px">${sentence}</p>`)}
${[['Owner', notice.ownerName] as const, ...shareLines(notice)].map(
  ([name, value]) => html`<p style="margin:0 0 4px;font-size:14px"><b>${name}:</b> ${value}</p>`,
)}
${notice.samples.map(
  ({ sourceLabel, rating, quote, url }) =>
    html`<blockquote style="margin:12px 0;padding:8px 12px;border-left:3px solid #dadce0;background:#f8f9fa;overflow-wrap:anywhere">${
      rating === undefined ? undefined : `${rating}★ `
    }${sourceLabel}${quote === undefined ? undefined : html`<br>“${quote}”`}${
      url === undefined ? undefined : html`<br><a href="${url}" style="color:#1a56db">open</a>`
    }</blockquote>`,
)}
<p style="margin:12px 0 0;color:#5f6368;font-size:13px">Incident ${notice.brand}/${notice.id}</p>`,
  );
