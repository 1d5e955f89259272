/** One line of a table: what it is, what to reach, what we reach, and peers beside it. */
export interface Line {
  readonly name: string;
  readonly goal?: string;
  readonly ours: string;
  /** Absent where there is no goal. */
  readonly holds?: boolean;
  readonly peers?: readonly string[];
}

export const percent = (share: number): string => (share * 100).toFixed(1);
export const thousands = (count: number): string => Math.round(count).toLocaleString('en');

export const atLeast = (name: string, goal: number, share: number, peers: readonly number[] = []): Line => ({
  name,
  goal: `>= ${goal}`,
  ours: percent(share),
  holds: share * 100 >= goal,
  peers: peers.map(percent),
});

export const atMost = (name: string, goal: number, share: number, peers: readonly number[] = []): Line => ({
  name,
  goal: `<= ${goal}`,
  ours: percent(share),
  holds: share * 100 <= goal,
  peers: peers.map(percent),
});

export const told = (name: string, share: number, peers: readonly number[] = []): Line => ({
  name,
  ours: percent(share),
  peers: peers.map(percent),
});

/** Prints lines under a title and answers how many goals do not hold. */
export function print(title: string, lines: readonly Line[], peerNames: readonly string[] = []): number {
  const peers = peerNames.map((name) => name.padStart(11)).join('');
  process.stdout.write(`\n${title.padEnd(58)}${'to reach'.padStart(10)}${'ours'.padStart(10)}${peers}\n`);
  for (const { name, goal = '', ours, holds, peers: others = [] } of lines) {
    const mark = holds === false ? '  missed' : '';
    const beside = others.map((value) => value.padStart(11)).join('');
    process.stdout.write(`  ${name.padEnd(56)}${goal.padStart(10)}${ours.padStart(10)}${beside}${mark}\n`);
  }
  return lines.filter(({ holds }) => holds === false).length;
}
