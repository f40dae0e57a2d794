import { defineConfig } from 'vitest/config'

/** Everything that runs in plain Node: real Electron and Chromium are Playwright's (playwright.config.ts). */
export default defineConfig({
  test: {
    include: ['test/{unit,store,integration,contract,architecture,simulator}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
