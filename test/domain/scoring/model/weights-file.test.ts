import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WEIGHTS_FILE } from '../../../../functions/adapters/scoring/built-in-scorer.ts';
import { decodeWeights, encodeWeights } from '../../../../functions/domain/scoring/model/weights-file.ts';

const shipped = readFileSync(WEIGHTS_FILE);

describe("the weights' file", () => {
  it('is at most 2 MB and says what it was trained on, each set with its licence', () => {
    const { header } = decodeWeights(shipped);

    expect(shipped.length).toBeLessThanOrEqual(2_000_000);
    expect(header.trainedOn.length).toBeGreaterThan(10);
    for (const { name, licence } of header.trainedOn) expect(licence, name).not.toBe('');
  });

  it('comes back as it was written', () => {
    expect(Buffer.compare(encodeWeights(decodeWeights(shipped)), shipped)).toBe(0);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a file that is cut off', shipped.subarray(0, 5_000)],
    ['another file', new TextEncoder().encode('{"weights": [1, 2, 3], "more": 4}')],
    ['a later version', Uint8Array.from(shipped.subarray(0, 64), (byte, at) => (at === 4 ? 9 : byte))],
  ])('refuses %s in one line', (_, bytes) => {
    expect(() => decodeWeights(bytes)).toThrow(/^the scorer's weights: are not what this version reads: .+$/u);
  });
});
