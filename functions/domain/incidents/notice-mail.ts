import type { AlertMail } from '../alerts/alert-mail.ts';
import { asciiText } from '../alerts/ascii-text.ts';
import type { IncidentNotice } from './notice.ts';
import { noticeSentences, noticeSubject, shareLines } from './notice-words.ts';

/** SNS asks for fewer than 100 characters. */
const SUBJECT = 99;
const WIDTH = 74;

/** The notice for plain-text e-mail. */
export function noticeMail(notice: IncidentNotice): AlertMail {
  const paragraphs = [
    noticeSubject(notice),
    ...noticeSentences(notice).map((sentence) => wrap(sentence, WIDTH).join('\n')),
    [['Owner', notice.ownerName] as const, ...shareLines(notice)]
      .map(([name, value]) => `${`${name}:`.padEnd(9)} ${value}`)
      .join('\n'),
    ...notice.samples.map(({ sourceLabel, rating, quote, url }) =>
      [
        `${rating === undefined ? '' : `${rating} ${rating === 1 ? 'star' : 'stars'}, `}${sourceLabel}`,
        // Each line starts with `> `, so that nothing a customer writes can pass for a line of ours.
        ...(quote === undefined ? [] : wrap(quote, WIDTH - 2).map((words) => `> ${words}`)),
        ...(url === undefined ? [] : [url]),
      ].join('\n'),
    ),
    `Incident ${notice.brand}/${notice.id}`,
  ];
  return { subject: asciiText(noticeSubject(notice)).slice(0, SUBJECT), text: `${paragraphs.join('\n\n')}\n` };
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
