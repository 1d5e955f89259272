import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { bad, type Finding } from './finding.ts';

export interface Check {
  readonly about: string;
  readonly look: () => Promise<readonly Finding[]>;
}

/** Every check in its order; one that fails is a finding, and keeps none of the others from being made. */
export async function examine(
  checks: readonly Check[],
  onProgress: (done: number, total: number) => void,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [index, { about, look }] of checks.entries()) {
    onProgress(index, checks.length);
    findings.push(...(await look().catch((error: unknown) => [failed(about, error)])));
  }
  onProgress(checks.length, checks.length);
  return findings;
}

const DENIED = /AccessDenied|Unauthorized|AuthorizationError|NotAuthorized/u;

/** Only the first line: AWS names the action and the resource in it. */
function failed(about: string, error: unknown): Finding {
  if (error instanceof Refusal) return bad(about, error.message, error.mend);
  const name = error instanceof Error ? error.name : '';
  const line = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
  if (DENIED.test(name))
    return bad(about, `these credentials may not look at it: ${line}`, 'grant what the line names');
  return bad(about, `could not be looked at: ${name} ${line}`.trim(), 'see whether the place can be reached at all');
}
