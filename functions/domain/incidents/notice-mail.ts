import type { AlertMail } from '../alerts/alert-mail.ts';
import { asciiText } from '../alerts/ascii-text.ts';
import { wrapped } from '../alerts/wrapped.ts';
import type { IncidentNotice } from './notice.ts';
import { noticeSentences, noticeSubject, shareLines } from './notice-words.ts';

/** SNS asks for fewer than 100 characters. */
const SUBJECT = 99;
const WIDTH = 74;

/** The notice for plain-text e-mail. */
export function noticeMail(notice: IncidentNotice): AlertMail {
  const paragraphs = [
    noticeSubject(notice),
    ...noticeSentences(notice).map((sentence) => wrapped(sentence, WIDTH).join('\n')),
    [['Owner', notice.ownerName] as const, ...shareLines(notice)]
      .map(([name, value]) => `${`${name}:`.padEnd(9)} ${value}`)
      .join('\n'),
    ...notice.samples.map(({ sourceLabel, rating, quote, url }) =>
      [
        `${rating === undefined ? '' : `${rating} ${rating === 1 ? 'star' : 'stars'}, `}${sourceLabel}`,
        // Each line starts with `> `, so that nothing a customer writes can pass for a line of ours.
        ...(quote === undefined ? [] : wrapped(quote, WIDTH - 2).map((words) => `> ${words}`)),
        ...(url === undefined ? [] : [url]),
      ].join('\n'),
    ),
    `Incident ${notice.brand}/${notice.id}`,
  ];
  return { subject: asciiText(noticeSubject(notice)).slice(0, SUBJECT), text: `${paragraphs.join('\n\n')}\n` };
}
