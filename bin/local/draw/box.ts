import colors from 'picocolors';
import { textWidth, wrapText } from './text-width.ts';

const WIDEST = 100;
const NARROWEST = 40;

export interface DrawOptions {
  /** Columns of the terminal. @default those of stdout, else 100; never more than 100 */
  readonly columns?: number;
  /** @default stdout is a terminal and NO_COLOR is not set */
  readonly colour?: boolean;
}

type Colors = ReturnType<typeof colors.createColors>;
export type Paint = (text: string, palette: Colors) => string;

/** One paragraph of a box; `indent` starts each of its lines. */
export interface Row {
  readonly text: string;
  readonly paint?: Paint;
  readonly indent?: string;
}

/** A titled box around the rows; an empty row is a blank line. */
export function drawBox(title: string, rows: readonly Row[], frame: Paint, options: DrawOptions = {}): string {
  const palette = colors.createColors(options.colour ?? (process.stdout.isTTY === true && !process.env['NO_COLOR']));
  const columns = options.columns ?? process.stdout.columns ?? WIDEST;
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST)) - 4;
  const edge = (text: string): string => frame(text, palette);
  const shownTitle = visible(title);
  const top = `╭─ ${shownTitle} ${'─'.repeat(Math.max(0, width - textWidth(shownTitle) - 1))}╮`;
  const lines = rows.flatMap(({ text, paint = (line) => line, indent = '' }) =>
    wrapText(visible(text), width - textWidth(indent)).map((line) => {
      const padding = ' '.repeat(Math.max(0, width - textWidth(indent) - textWidth(line)));
      return `${edge('│')} ${edge(indent)}${paint(line, palette)}${padding} ${edge('│')}`;
    }),
  );
  return [edge(top), ...lines, edge(`╰${'─'.repeat(width + 2)}╯`)].join('\n');
}

/** What reaches a terminal must not steer it, whoever wrote it. */
const visible = (text: string): string => text.replace(/\t/gu, ' ').replace(/[[\p{Cc}\p{Bidi_Control}]--\n]/gv, '');
