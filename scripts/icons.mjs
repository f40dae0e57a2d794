// Draws the PNG icons from the SVG files in resources/, with Chromium. Run by hand after changing one:
//   node scripts/icons.mjs
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './lib/chromium.mjs'

const folder = join(import.meta.dirname, '..', 'resources')
const PICTURES = [
  { from: 'icon.svg', to: 'icon.png', size: 512 },
  { from: 'tray.svg', to: 'tray.png', size: 24 },
  { from: 'tray.svg', to: 'tray@2x.png', size: 48 },
  { from: 'trayTemplate.svg', to: 'trayTemplate.png', size: 18 },
  { from: 'trayTemplate.svg', to: 'trayTemplate@2x.png', size: 36 },
  { from: 'unread.svg', to: 'unread.png', size: 16 },
  { from: 'unread.svg', to: 'unread@2x.png', size: 32 },
]

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  chromiumSandbox: process.getuid?.() !== 0,
})
const page = await browser.newPage()
for (const { from, to, size } of PICTURES) {
  const svg = await readFile(join(folder, from), 'utf8')
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  await writeFile(join(folder, to), await page.screenshot({ omitBackground: true }))
}
await browser.close()
