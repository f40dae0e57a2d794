import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Joins what each picture left behind into report.json, and lays the pictures out on index.html, one line a screen.
 *
 * @param {string} folder where pictures and their JSON files are
 * @returns {{ pictures: number, findings: number }}
 */
export function writeContactSheet(folder) {
  mkdirSync(folder, { recursive: true })
  const shots = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'report.json')
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter((shot) => existsSync(join(folder, shot.file)))
    .toSorted((a, b) => a.screen.localeCompare(b.screen) || order(a.variant) - order(b.variant))
  const screens = Map.groupBy(shots, (shot) => shot.screen)
  const report = [...screens].map(([screen, of]) => ({
    screen,
    pictures: of.length,
    findings: of.flatMap(({ variant, findings }) => findings.map((finding) => ({ ...finding, variant }))),
  }))
  const findings = report.reduce((sum, one) => sum + one.findings.length, 0)
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(join(folder, 'index.html'), page(screens))
  return { pictures: shots.length, findings }
}

function order({ width, zoom, theme, forced }) {
  return width * 10 + zoom / 100 + (theme === 'dark' ? 0.5 : 0) + (forced ? 0.25 : 0)
}

function page(screens) {
  const sections = [...screens].map(([screen, shots]) => {
    const figures = shots.map(({ file, variant, findings }) => {
      const list = findings.map(({ rule, where, detail }) => `<li>${escape(`${rule}: ${where}: ${detail}`)}</li>`)
      return `<figure><a href="${escape(file)}"><img loading="lazy" alt="" src="${escape(file)}"></a>
<figcaption>${variant.width} px, ${variant.zoom} %, ${variant.theme}${variant.forced ? ', high contrast' : ''}</figcaption><ul>${list.join('')}</ul></figure>`
    })
    return `<section><h2>${escape(screen)}</h2><div>${figures.join('\n')}</div></section>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens of Repdesk</title>
<style>
body { font: 13px/1.5 system-ui; margin: 24px; background: #eee; color: #222 }
h2 { font-size: 14px; margin: 32px 0 8px }
div { display: flex; flex-wrap: wrap; gap: 16px }
figure { margin: 0; width: 400px }
img { width: 100%; border: 1px solid #bbb }
ul { margin: 0; padding-left: 18px; color: #a00; font-size: 11px; overflow-wrap: anywhere }
</style>
${sections.join('\n')}
</html>
`
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
