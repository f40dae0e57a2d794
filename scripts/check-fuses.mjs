// Checks the fuses of a packaged Repdesk:  node scripts/check-fuses.mjs dist/linux-unpacked/repdesk
// Fuses are bits in the executable that switch off ways into Electron; docs/SECURITY.md says which and why.
import { wrongFuses } from './lib/fuses.mjs'

const executable = process.argv[2]
if (executable === undefined) {
  process.stderr.write('usage: node scripts/check-fuses.mjs <packaged executable or .app folder>\n')
  process.exit(2)
}
const wrong = await wrongFuses(executable)
process.stdout.write(wrong.length === 0 ? 'All fuses stand as they must\n' : `${wrong.join('\n')}\n`)
process.exitCode = wrong.length === 0 ? 0 : 1
