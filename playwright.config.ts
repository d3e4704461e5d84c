import { defineConfig } from '@playwright/test';

/** End-to-end tests: the built app in real Electron. One at a time, because each has a window of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './scripts/prepare-end-to-end.ts',
  workers: 1,
  retries: 0,
  // Imports of large files set a longer time of their own.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
});
