import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

// Chosen once and handed to the workers: a fixed one could be taken, by another run of these tests even.
process.env['REPDESK_FIXTURE_PORT'] ??= String(20_000 + (process.pid % 20_000))
const port = Number(process.env['REPDESK_FIXTURE_PORT'])
// The headless shell takes half of what the whole browser takes for the same page; either is where npm test put it.
const browsers = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const system = browsers.find((path) => path !== undefined && existsSync(path))

/** The screens on a made-up workspace, in Chromium, under the policy that the app serves its page with. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: resolve(import.meta.dirname, '../../test-results/renderer'),
  fullyParallel: true,
  forbidOnly: true,
  // Two, as the smallest machine that runs this has processors. Named by npm test: docs/decisions/0009.
  workers: 2,
  retries: 1,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  webServer: {
    command: `node ${resolve(import.meta.dirname, 'serve.mjs')} ${port}`,
    url: `http://127.0.0.1:${port}/`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    // What moves is not waited for; the tests of motion ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(system === undefined ? {} : { executablePath: system }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A page lives for a second or two here: what the optimizing compilers make of it is thrown away with it.
        '--js-flags=--no-opt,--no-maglev',
      ],
    },
  },
})
