import { createHash } from 'node:crypto';
import { DESK_SCRIPT } from '../../domain/desk/desk-script.ts';
import { DESK_STYLE } from '../../domain/desk/desk-style.ts';

/** On every answer. */
export const SAFE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
  // Not `no-referrer`: with it browsers hide where a form comes from, also from us.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['strict-transport-security', 'max-age=31536000'],
  ['x-robots-tag', 'noindex, nofollow'],
];

const source = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const NOTHING_ELSE = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Our one style and our one script, by their hashes, and nothing from anywhere else. */
export const PAGE_POLICY = `${NOTHING_ELSE}; style-src ${source(DESK_STYLE)}; script-src ${source(DESK_SCRIPT)}; connect-src 'self'; form-action 'self'`;

/** Of a report as it lies on the shelf: its own style sheets, no script, no form, no request. */
export function reportPolicy(page: string): string {
  const styles = [...page.matchAll(/<style[^<>]*>([^<]*)<\/style>/gu)].map(([, text = '']) => source(text));
  return `${NOTHING_ELSE}; style-src ${[...new Set(styles)].join(' ') || "'none'"}; form-action 'none'`;
}
