import type { SlackDeps } from '../../functions/use-cases/slack-deps.ts';

class Crash extends Error {}

/** The process dies after the n-th call of any port. Nothing works from then on, until the process is another one. */
export function crashAt(step: number) {
  let calls = 0;
  let isDead = false;
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          if (isDead) throw new Crash();
          calls += 1;
          const dies = calls === step;
          if (dies) isDead = true;
          const result: unknown = await Reflect.apply(value, target, given);
          if (dies || isDead) throw new Crash();
          return result;
        };
      },
    });
  return {
    calls: () => calls,
    wrap: ({ now, readSettings, ...ports }: SlackDeps): SlackDeps => {
      // The next batch is handled by a new process.
      if (isDead) return { now, readSettings, ...ports };
      const wrapped = Object.entries(ports).map(([name, port]) => [name, mortal(port)]);
      return { ...(Object.fromEntries(wrapped) as typeof ports), now, readSettings };
    },
  };
}
