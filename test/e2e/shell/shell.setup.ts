import { test } from '@playwright/test'
import { buildTestShell } from './fixtures/build'

test('the shell under test is built', async () => {
  const missing = ['ELECTRON_OVERRIDE_DIST_PATH', 'DISPLAY', 'DESKTOP_LOG_DIR'].filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`The shell tests need Electron and a desktop: set ${missing.join(', ')}`)
  await buildTestShell()
})
