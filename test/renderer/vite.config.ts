import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The fixture page: the renderer as it is shipped, on a made-up workspace. `serve.mjs` builds and serves it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    { name: 'csp-nonce', transformIndexHtml: (html: string) => html.replaceAll('__CSP_NONCE__', 'fixture') },
  ],
  build: {
    target: 'chrome130',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
  },
})
