/** Kills the process at one call of a port: before the call has had its effect, or right after. */
export interface Crash {
  /** Told of each call; true = die here. */
  readonly dies: () => boolean;
  readonly when: 'before' | 'after';
}

export class Died extends Error {
  override readonly name = 'Died';
}

export const never: Crash = { dies: () => false, when: 'before' };

/** Dies at the n-th call, the first being 1, and at every later one: a dead process makes no further calls. */
export function dyingAt(n: number, when: Crash['when']): Crash & { readonly hasDied: () => boolean } {
  let calls = 0;
  return {
    when,
    dies: () => {
      calls += 1;
      return calls >= n;
    },
    hasDied: () => calls >= n,
  };
}

type Method = (...given: unknown[]) => unknown;

/** The same ports, each call noted as `port.method`, and each a place to die at. */
export function watchedCalls<Ports extends object>(ports: Ports, calls: string[], crash: () => Crash): Ports {
  const wrapped = Object.entries(ports).map(([port, methods]) => [
    port,
    Object.fromEntries(
      Object.entries(methods as Record<string, unknown>).map(([name, method]) => [
        name,
        typeof method === 'function' ? watched(`${port}.${name}`, method as Method, calls, crash) : method,
      ]),
    ),
  ]);
  return Object.fromEntries(wrapped) as Ports;
}

function watched(name: string, method: Method, calls: string[], crash: () => Crash): Method {
  return (...given) => {
    calls.push(name);
    const { dies, when } = crash();
    const isFatal = dies();
    if (isFatal && when === 'before') throw new Died(name);
    const answer = method(...given);
    if (!isFatal) return answer;
    if (isIterable(answer)) return dyingAtItsEnd(answer, name);
    return Promise.resolve(answer).then(() => {
      throw new Died(name);
    });
  };
}

const isIterable = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

async function* dyingAtItsEnd(items: AsyncIterable<unknown>, name: string): AsyncGenerator<unknown> {
  yield* items;
  throw new Died(name);
}

export const counting = (calls: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(calls, (call) => call)].map(([call, all]) => [call, all.length]));
