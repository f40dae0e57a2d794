import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname

/**
 * Main and preload are built for Node 20.18 and the renderer for Chromium 130, the oldest Electron the tests run on.
 * Native addons and jsforce stay outside the bundle; everything else is bundled, since less is read at start.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: { exclude: ['date-fns', 'p-queue', 'sanitize-html', 'zod'] },
      rollupOptions: {
        external: ['electron', 'better-sqlite3', 'keytar', 'jsforce', /^node:/],
        input: { index: resolve(root, 'src/main/index.ts'), preview: resolve(root, 'src/main/preview/main.ts') },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: resolve(root, 'src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: resolve(root, 'out/renderer'),
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
})
