import { defineConfig } from '@playwright/test'

/** Pictures of every screen in the real Electron; `npm run screens` starts it (scripts/screens.mjs). */
export default defineConfig({
  testDir: '.',
  testMatch: '*.screens.ts',
  timeout: 600_000,
  workers: 1,
  fullyParallel: false,
  retries: 0,
  reporter: [['list']],
  outputDir: '../../test-results/screens',
})
