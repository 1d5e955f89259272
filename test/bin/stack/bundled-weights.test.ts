import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../../bin/stack/bundle-functions.ts';

describe('the bundles', () => {
  const bundles = bundleFunctions();
  afterAll(() => bundles[Symbol.dispose]());

  /** Functions whose files have something left of this module. */
  const functionsWith = (module: string): readonly string[] => {
    const files = Object.entries(bundles.outputs).filter(([, { inputs }]) =>
      Object.entries(inputs).some(([input, { bytesInOutput }]) => input.endsWith(module) && bytesInOutput > 0),
    );
    return [...new Set(files.map(([file]) => relative(bundles.directory, dirname(resolve(file)))))].toSorted();
  };

  it('lay the weights beside the functions that judge texts, and beside no other', () => {
    const withWeights = readdirSync(bundles.directory).filter((name) =>
      readdirSync(join(bundles.directory, name)).includes('scorer.bin'),
    );

    expect(withWeights).toEqual(['fire-clock', 'poll-source', 'take-in-push']);
  });

  it('have the clients of other judges beside them, where no cold start reads them', () => {
    const withJudges = readdirSync(bundles.directory).filter((name) =>
      readdirSync(join(bundles.directory, name)).includes('second-judges.mjs'),
    );

    expect(withJudges).toEqual(['fire-clock', 'poll-source', 'take-in-push']);
    expect(functionsWith('@aws-sdk/client-bedrock-runtime/dist-es/runtimeConfig.js')).toEqual([]);
  });

  it('load the weights wherever a text is judged', () => {
    const judging = functionsWith('functions/domain/scoring/sentiment.ts');

    expect(judging).toEqual(['fire-clock', 'poll-source', 'take-in-push']);
    expect(functionsWith('functions/adapters/scoring/built-in-scorer.ts')).toEqual(judging);
  });
});
