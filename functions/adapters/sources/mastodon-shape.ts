import { recordOf, valueAt } from './fields.ts';
import { isNotification } from './mastodon-status.ts';

/** What a body of this API is. Switches on structure alone: the words in it are localised. */
export type Shape =
  | { readonly shape: 'list'; readonly entries: readonly unknown[] }
  | { readonly shape: 'one'; readonly entries: readonly unknown[] }
  | { readonly shape: 'history'; readonly entries: readonly unknown[] }
  | { readonly shape: 'context'; readonly ancestors: readonly unknown[]; readonly descendants: readonly unknown[] }
  /** Something of this API that holds no mentions, by name. */
  | { readonly shape: 'other'; readonly name: string };

export function shapeOf(json: unknown): Shape | undefined {
  if (Array.isArray(json)) return listShape(json);
  const fields = recordOf(json);
  if (fields === undefined) return undefined;
  const { ancestors, descendants, statuses } = fields;
  if (Array.isArray(ancestors) && Array.isArray(descendants)) return { shape: 'context', ancestors, descendants };
  if (Array.isArray(statuses)) return { shape: 'list', entries: statuses };
  if (isNotification(fields)) return { shape: 'one', entries: [json] };
  if (recordOf(fields['account']) !== undefined && Object.hasOwn(fields, 'created_at')) {
    return { shape: 'one', entries: [json] };
  }
  const name = nameOf(json);
  return name === undefined ? undefined : { shape: 'other', name };
}

function listShape(entries: readonly unknown[]): Shape {
  const versions = entries.length > 0 && entries.every((entry) => isVersion(entry));
  return { shape: versions ? 'history' : 'list', entries };
}

/** A version in a history has no id of its own. */
function isVersion(entry: unknown): boolean {
  const fields = recordOf(entry);
  return fields !== undefined && !Object.hasOwn(fields, 'id') && Object.hasOwn(fields, 'spoiler_text');
}

function nameOf(json: unknown): string | undefined {
  const has = (key: string): boolean => valueAt(json, key) !== undefined;
  if (has('error')) return 'an error';
  if (has('acct') && has('username')) return 'an account';
  if ((has('domain') || has('uri')) && has('version')) return 'the description of the server';
  if (has('text') && has('spoiler_text')) return 'the source of a status';
  return undefined;
}
