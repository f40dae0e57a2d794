import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..', '..')
const outDir = join(root, 'out', 'faults')

/**
 * Builds a desk's process into one file and answers its path: read as sources, each of the many that are killed would cost
 * a second to start. Packages stay outside.
 */
export async function buildDesk(): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'deskProcess.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return join(outDir, 'deskProcess.mjs')
}
