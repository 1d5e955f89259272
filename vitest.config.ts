import { defineConfig } from 'vitest/config';

/**
 * Tests that neither change their process nor hold a server in a module need no process of their own: loading the
 * modules once per worker instead of once per file halves their time. A process has one scorer, so the tests that
 * install another than the default stay apart.
 */
const SIDE_BY_SIDE = ['architecture', 'domain/!(scoring)', 'lib', 'use-cases', 'adapters/sources'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'side by side', include: SIDE_BY_SIDE, isolate: false } },
      { test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: SIDE_BY_SIDE } },
    ],
  },
});
