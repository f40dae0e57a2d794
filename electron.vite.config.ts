import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { findElectron, isRoot } from './scripts/lib/electronBinary.mjs'

const root = import.meta.dirname

// electron-vite's dev command looks for Electron in the package alone, and knows nothing of root.
const electron = findElectron(root)
if (electron !== null) process.env['ELECTRON_EXEC_PATH'] ??= electron
if (isRoot()) process.env['NO_SANDBOX'] ??= '1'

const DEV_HOST = '127.0.0.1'
const DEV_PORT = 5173

/**
 * Main and preload are built for Node 20.18 and the renderer for Chromium 130, the oldest Electron the tests run on.
 * Native addons, jsforce and the updater stay outside the bundle; everything else is in it, since less is read at start.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron', 'better-sqlite3', 'keytar', 'jsforce', 'electron-updater', /^node:/],
        input: { index: resolve(root, 'src/main/index.ts'), preview: resolve(root, 'src/main/preview/main.ts') },
        output: { format: 'es', chunkFileNames: 'chunks/[hash].js' },
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
    // The dev server's own inline script gets the nonce that app:// puts in at each load (src/main/page/pageFiles.ts).
    html: { cspNonce: '__CSP_NONCE__' },
    server: {
      host: DEV_HOST,
      port: DEV_PORT,
      strictPort: true,
      // The page is at app://repdesk, so the socket for hot reload has to be told where to go.
      hmr: { protocol: 'ws', host: DEV_HOST, clientPort: DEV_PORT },
    },
    build: {
      target: 'chrome130',
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
})
