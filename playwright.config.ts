import { defineConfig } from '@playwright/test'

/**
 * End to end in the real Electron (shell, app), and in Chromium where there is none (preview). Electron needs ELECTRON_OVERRIDE_DIST_PATH, a display, a session bus with a keyring and dunst,
 * and DESKTOP_LOG_DIR with dunst's log; `npm test` provides them.
 */
export default defineConfig({
  testDir: 'test/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Named by npm test: docs/decisions/0009.
  retries: 1,
  reporter: [['list']],
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'shell-setup', testMatch: 'shell/*.setup.ts' },
    { name: 'shell', testMatch: 'shell/*.spec.ts', dependencies: ['shell-setup'] },
    { name: 'app', testMatch: '*.spec.ts', testIgnore: ['shell/**', 'preview/**'] },
    { name: 'preview', testMatch: 'preview/*.spec.ts' },
  ],
})
