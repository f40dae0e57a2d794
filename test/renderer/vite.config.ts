import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const nonce = 'fixture'

/** The policy under which the app serves its page (DESIGN.md section 12), so that the tests run under it too. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types repdesk-message',
].join('; ')

/** The fixture page: the renderer as it is shipped, on a made-up workspace. For tests and for looking at it only. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    { name: 'csp-nonce', transformIndexHtml: (html: string) => html.replaceAll('__CSP_NONCE__', nonce) },
  ],
  build: {
    target: 'chrome130',
    outDir: resolve(import.meta.dirname, '../../out/renderer-fixture'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  preview: { headers: { 'Content-Security-Policy': policy } },
})
