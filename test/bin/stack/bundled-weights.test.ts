import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleFunctions } from '../../../bin/stack/bundle-functions.ts';

it('lays the weights beside the bundles that judge texts, and beside no other', () => {
  using bundles = bundleFunctions();

  const withWeights = readdirSync(bundles.directory).filter((name) =>
    readdirSync(join(bundles.directory, name)).includes('scorer.bin'),
  );

  expect(withWeights).toEqual(['fire-clock', 'poll-source']);
}, 60_000);
