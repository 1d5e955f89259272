import type { Instant } from '../shared/time.ts';

const ISO_WITH_ZONE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/iu;
const EARLIEST: Instant = Date.UTC(1990, 0, 1);
const LATEST: Instant = Date.UTC(2100, 0, 1);

/** Reads ISO 8601 with a zone (`Z`, `-07:00`, `+0000`). Undefined for everything else: a missing zone is never guessed. */
export function instantOf(text: unknown): Instant | undefined {
  if (typeof text !== 'string') return undefined;
  const [, local, zone] = ISO_WITH_ZONE.exec(text.trim()) ?? [];
  if (local === undefined || zone === undefined) return undefined;
  const withColon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const at = Date.parse(`${local.toUpperCase()}${withColon}`);
  return at >= EARLIEST && at < LATEST ? at : undefined;
}
