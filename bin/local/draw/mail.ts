import type { Mail } from '../mail.ts';
import { type DrawOptions, drawBox, type Row } from './box.ts';

/** Draws a plain-text e-mail from what was sent. */
export function drawMail({ to, subject, text }: Mail, options: DrawOptions = {}): string {
  const rows: Row[] = [
    { text: `To: ${to}`, paint: (line, palette) => palette.dim(line) },
    { text: `Subject: ${subject}`, paint: (line, palette) => palette.bold(line) },
    { text: '' },
    ...text.trimEnd().split('\n').map(lineOf),
  ];
  return drawBox('E-mail', rows, (line, palette) => palette.blue(line), options);
}

function lineOf(line: string): Row {
  if (line.startsWith('> '))
    return { text: line.slice(2), indent: '> ', paint: (words, palette) => palette.italic(words) };
  return { text: line };
}
