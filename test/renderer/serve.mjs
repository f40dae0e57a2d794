import { createServer } from 'node:http'
import { extname, resolve } from 'node:path'
import { build } from 'vite'

/*
 * Builds the fixture page and serves it from memory: node serve.mjs <port>. No file is written, so runs beside each
 * other do not meet; and Vite's own preview server takes a tenth of the processor time of a test.
 */
const nonce = 'fixture'
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

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
  "trusted-types 'none'",
].join('; ')

const { output } = await build({
  configFile: resolve(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  build: { write: false },
})
const files = new Map(output.map((file) => [`/${file.fileName}`, Buffer.from(file.code ?? file.source)]))

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const name = pathname === '/' ? '/index.html' : pathname
  const body = files.get(name)
  if (body === undefined) {
    response.writeHead(404).end()
    return
  }
  const type = types[extname(name)] ?? 'application/octet-stream'
  response.writeHead(200, { 'Content-Security-Policy': policy, 'Content-Type': type }).end(body)
})
server.listen(Number(process.argv[2]), '127.0.0.1')
