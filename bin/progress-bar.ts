const WIDTH = 30;

export interface ProgressBar {
  readonly onProgress: (done: number, total: number) => void;
  /** Takes the bar away. */
  end(): void;
}

/**
 * How far long work is, on stderr: a bar that is drawn over itself on a terminal; a line for each tenth elsewhere, and
 * only where it was asked for.
 */
export function progressBar(what: string, wanted: boolean, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const isTerminal = stream.isTTY === true;
  const steps = isTerminal ? 100 : 10;
  let shown = -1;
  return {
    onProgress: (done, total) => {
      const step = total === 0 ? steps : Math.floor((done / total) * steps);
      if (step === shown || !(isTerminal || wanted)) return;
      shown = step;
      const words = `${what}: ${done} of ${total}`;
      stream.write(isTerminal ? `\r${barOf(step / steps)} ${words}` : `${words}\n`);
    },
    end: () => {
      if (isTerminal && shown >= 0) stream.write('\r\u001b[2K');
    },
  };
}

function barOf(share: number): string {
  const full = Math.round(share * WIDTH);
  return `${'█'.repeat(full)}${'·'.repeat(WIDTH - full)} ${String(Math.round(share * 100)).padStart(3)} %`;
}
