// npm run faults: plays random schedules of writes, faults and kills on the stand-ins and counts what became of the writes.
//   --seeds N --first K   which schedules (default 50 from 1)     --jobs N        how many side by side
//   --json                only the last line                      --without NAME  takes a safeguard out (lookUp)
import { join } from 'node:path'
import { pinnedNode } from './lib/electronBinary.mjs'
import { run } from './lib/run.mjs'

const root = join(import.meta.dirname, '..')
process.exitCode = await run(
  pinnedNode(root),
  ['--import', 'tsx', join(root, 'test', 'faults', 'run.ts'), ...process.argv.slice(2)],
  { cwd: root },
)
