import { defineConfig } from 'vitest/config';

/**
 * Tests that neither change their process nor hold a server in a module need no process of their own: loading the
 * modules once per worker instead of once per file halves their time.
 */
const SIDE_BY_SIDE = ['architecture', 'domain', 'lib', 'use-cases', 'adapters/sources'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

/** In milliseconds: on a machine that is busy with other work a test may wait long for its turn. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };
const EVERYWHERE = { ...PATIENCE, setupFiles: ['test/without-colour.ts'] };

export default defineConfig({
  test: {
    // One worker fewer, the default, leaves half of a machine with two cores idle.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'side by side', include: SIDE_BY_SIDE, isolate: false, ...EVERYWHERE } },
      { test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: SIDE_BY_SIDE, ...EVERYWHERE } },
    ],
  },
});
