import { Logger } from '@aws-lambda-powertools/logger';

type Detail = string | number | boolean | undefined;

/**
 * JSON lines for the operator. Takes ids, counts and decisions; never texts, authors or whole events,
 * which is why details are flat.
 */
export interface Log {
  info(message: string, details?: Readonly<Record<string, Detail>>): void;
  warn(message: string, details?: Readonly<Record<string, Detail>>): void;
  error(message: string, details?: Readonly<Record<string, Detail>>): void;
}

/** Service name and level come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL. */
export function createLog(): Log {
  const logger = new Logger();
  return {
    info: (message, details = {}) => logger.info(message, { ...details }),
    warn: (message, details = {}) => logger.warn(message, { ...details }),
    error: (message, details = {}) => logger.error(message, { ...details }),
  };
}

/** What may be logged of an error: its name and the first line of its message, cut to `limit` characters. */
export function reasonOf(error: unknown, limit = 300): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}
