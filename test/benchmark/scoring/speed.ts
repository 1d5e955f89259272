export interface Speed {
  readonly texts: number;
  readonly characters: number;
}

const LEAST_SECONDS = 1;

/** A second's rate on one core, after a warm-up; the best of three, because the machine has other things to do. */
export function speedOf(texts: readonly string[], judge: (text: string) => unknown): Speed {
  const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  for (const text of texts.slice(0, 500)) judge(text);
  const rates = Array.from({ length: 3 }, () => {
    const begin = performance.now();
    let [count, seconds] = [0, 0];
    while (seconds < LEAST_SECONDS) {
      for (let at = 0; at < 100; at += 1) judge(texts[(count + at) % texts.length] as string);
      count += 100;
      seconds = (performance.now() - begin) / 1_000;
    }
    return count / seconds;
  });
  const best = Math.max(...rates);
  return { texts: best, characters: best * characters };
}
