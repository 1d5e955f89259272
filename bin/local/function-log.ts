import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { toIso } from '../../functions/domain/shared/time.ts';
import type { FunctionDefinition } from './lambda-runtime.ts';
import type { FunctionLog } from './local-event.ts';
import type { Permissions } from './permissions/permissions.ts';
import { LOCAL } from './template.ts';

export interface LogSink {
  write(log: FunctionLog): void;
  close(): void;
}

/** Where lines of functions go: to the caller, else to a file beside the data, else nowhere. Never to the terminal by itself. */
export function logSink(onLog: ((log: FunctionLog) => void) | undefined, dataDir: string | undefined): LogSink {
  if (onLog !== undefined) return { write: onLog, close: () => {} };
  if (dataDir === undefined) return { write: () => {}, close: () => {} };
  const file = createWriteStream(join(dataDir, 'functions.log'), { flags: 'a' });
  return {
    write: ({ at, functionName, line }) => {
      // A worker's last lines may come after the run has ended.
      if (!file.writableEnded) file.write(`${toIso(at)} ${functionName} ${line}\n`);
    },
    close: () => void file.end(),
  };
}

/** What a function writes, where its role lets it; as on AWS, it is dropped otherwise. Asked once, at its first line. */
export function permittedLog(
  permissions: Permissions,
  { logicalId, logGroup }: FunctionDefinition,
  log: LogSink,
): LogSink['write'] {
  const resource = `arn:aws:logs:${LOCAL.region}:${LOCAL.account}:log-group:${logGroup}:log-stream:local`;
  let may: boolean | undefined;
  return (line) => {
    may ??= ['logs:CreateLogStream', 'logs:PutLogEvents'].every(
      (action) => permissions.check(permissions.callerOf(logicalId), { action, resource }) === undefined,
    );
    if (may) log.write(line);
  };
}
