import { runInNewContext } from 'node:vm';

/** The answer of work that may never end; nothing when it took longer than the limit. */
export function withinTime<Answer>(work: () => Answer, limitMilliseconds: number): Answer | undefined {
  try {
    // Node can interrupt a script, whatever it calls; it offers nothing of the kind for a plain function.
    return runInNewContext('work()', { work }, { timeout: limitMilliseconds });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return undefined;
    throw error;
  }
}
