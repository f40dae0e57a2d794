import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Everything that runs in plain Node: real Electron and Chromium are Playwright's (playwright.config.ts). */
export default defineConfig({
  test: {
    include: ['test/{unit,store,integration,contract,architecture,simulator}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // Nothing keeps state in a module: a process of its own for each of some 180 files cost 90 s of 230.
    isolate: false,
    // Left to itself vitest leaves a processor free; many of these tests wait for the stand-ins half of their time.
    maxWorkers: Math.max(4, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
