import { type DrawOptions, drawBox, type Row } from './box.ts';
import { type Json, list, readable, record, richLines, textOf } from './slack-json.ts';

/** Draws a Slack message from the JSON that was sent, as Slack would show it; nothing is looked up or added. */
export function drawSlackMessage(message: unknown, options: DrawOptions = {}): string {
  const { text, blocks } = record(message);
  const rows = list(blocks).map(record).flatMap(rowsOf);
  const drawn = rows.length > 0 ? rows : [{ text: typeof text === 'string' ? readable(text) : '(an empty message)' }];
  return drawBox('Slack', drawn, (line, palette) => palette.magenta(line), options);
}

function rowsOf(block: Json): Row[] {
  switch (block['type']) {
    case 'header':
      return [{ text: textOf(block['text']), paint: (line, palette) => palette.bold(line) }, { text: '' }];
    case 'section':
      return sectionRows(textOf(block['text']));
    case 'context':
      return list(block['elements']).map((element) => ({
        text: textOf(element),
        paint: (line, palette) => palette.dim(line),
      }));
    case 'actions':
      return actionRows(list(block['elements']).map(record));
    case 'rich_text':
      return richLines(block).map((line) => ({ text: `• ${line}` }));
    case 'divider':
      return [{ text: '─'.repeat(20) }];
    default:
      return [{ text: `(${String(block['type'])})` }];
  }
}

/** A quote gets a bar at its side, so that a customer's words are told from ours at a glance. */
function sectionRows(text: string): Row[] {
  if (!text.startsWith('“')) return [{ text }];
  return [{ text, indent: '┃ ', paint: (line, palette) => palette.italic(line) }, { text: '' }];
}

function actionRows(elements: readonly Json[]): Row[] {
  const buttons = elements.map((element) =>
    element['type'] === 'static_select'
      ? `[${textOf(element['placeholder'])} ▾]`
      : element['type'] === 'overflow'
        ? '[⋯]'
        : `[${textOf(element['text'])}]`,
  );
  const links = elements.flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return [
    { text: '' },
    // Spaces within a button do not break it.
    {
      text: buttons.map((button) => button.replaceAll(' ', '\u00A0')).join(' '),
      paint: (line, palette) => palette.cyan(line.replaceAll('\u00A0', ' ')),
    },
    ...links.map((url): Row => ({ text: url, paint: (line, palette) => palette.dim(line) })),
  ];
}
