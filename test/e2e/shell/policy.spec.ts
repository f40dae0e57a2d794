import { expect, test } from '@playwright/test'
import { startLoopbackServer } from '../../unit/net/loopbackServer'
import { launchSandboxed, type RunningShell } from './lib/launch'

/**
 * What the page may load and reach, with the real sandbox on (docs/SECURITY.md names each test). One shell for all: no test
 * leaves the page changed.
 */
let shell: RunningShell

test.beforeAll(async () => {
  shell = await launchSandboxed()
})
test.afterAll(() => shell.end())
test.afterEach(() => {
  expect(shell.page.url()).toBe('app://repdesk/index.html')
  expect(shell.app.windows()).toHaveLength(1)
})

test('the policy of the page has no unsafe source, and its nonce is new each time', async () => {
  const load = (): Promise<{ csp: string; nosniff: string | null; html: string }> =>
    shell.app.evaluate(async ({ session }) => {
      const answer = await session.defaultSession.fetch('app://repdesk/index.html')
      return {
        csp: answer.headers.get('content-security-policy') ?? '',
        nosniff: answer.headers.get('x-content-type-options'),
        html: await answer.text(),
      }
    })
  const [first, second] = [await load(), await load()]
  expect(first.csp).toContain("default-src 'none'")
  expect(first.csp).toContain("connect-src 'none'")
  expect(first.csp).toContain("object-src 'none'")
  expect(first.csp).toContain("trusted-types 'none'")
  expect(first.csp).not.toContain('unsafe-')
  expect(first.csp).not.toMatch(/\*|https?:/)
  expect(first.nosniff).toBe('nosniff')
  const nonce = /'nonce-([^']+)'/.exec(first.csp)?.[1] ?? ''
  expect(nonce.length).toBeGreaterThanOrEqual(22)
  expect(first.html).toContain(`nonce="${nonce}"`)
  expect(first.html).not.toContain('__CSP_NONCE__')
  expect(second.csp).not.toContain(nonce)
})

/** As Chromium has it; trusted values are taken where strings are. */
interface TrustedWindow {
  trustedTypes: {
    createPolicy(
      name: string,
      rules: Partial<Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string>>,
    ): Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string>
  }
}

test('markup and scripts as plain text are refused, and no policy can be made that would let them', async () => {
  const outcome = await shell.page.evaluate(() => {
    const attempt = (run: () => unknown): string => {
      try {
        run()
        return 'taken'
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error)
      }
    }
    const holder = document.createElement('div')
    return {
      markup: attempt(() => (holder.innerHTML = '<b>x</b>')),
      script: attempt(() => (document.createElement('script').textContent = 'window.injected = true')),
      address: attempt(() => (document.createElement('script').src = 'https://example.com/x.js')),
      handler: attempt(() => holder.setAttribute('onclick', 'window.injected = true')),
      policy: attempt(() => (window as unknown as TrustedWindow).trustedTypes.createPolicy('another', {})),
    }
  })
  expect(outcome).toEqual({
    markup: 'refused',
    script: 'refused',
    address: 'refused',
    handler: 'refused',
    policy: 'refused',
  })
})

test('the policy stops inline scripts, eval, foreign scripts, pictures, frames and connections', async () => {
  const stopped = ['script-src-elem', 'img-src', 'frame-src', 'style-src-elem', 'connect-src']
  const outcome = await shell.page.evaluate(async (expected) => {
    window.violations.length = 0
    // Without markup, by elements and what takes plain text: the layers hold each by itself.
    const add = (tag: string, name: string, value: string): void => {
      const element = document.createElement(tag)
      element.setAttribute(name, value)
      document.body.append(element)
    }
    add('img', 'src', 'https://example.com/x.png')
    add('img', 'src', 'http://127.0.0.1:9/x.png')
    add('iframe', 'src', 'https://example.com/')
    const style = document.createElement('style')
    style.textContent = 'h1 { color: red }'
    document.head.append(style)
    const foreign = 'https://example.com/x.js'
    await import(foreign).catch(() => undefined)
    const fetched = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    )
    const own = await fetch('app://repdesk/assets/page.js').then(
      () => 'reached',
      () => 'refused',
    )
    // Each is told of in its own time.
    for (let looks = 0; looks < 400 && !expected.every((one) => window.violations.includes(one)); looks++) {
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    const color = getComputedStyle(document.querySelector('h1')!).color
    const violations = [...new Set(window.violations)].sort()
    for (const element of document.querySelectorAll('iframe,img,head style:last-child')) element.remove()
    return { injected: 'injected' in window, evaluated: window.evaluated, fetched, own, color, violations }
  }, stopped)
  expect(outcome).toMatchObject({ injected: false, evaluated: 'refused', fetched: 'refused', own: 'refused' })
  expect(outcome.color).toBe('rgb(1, 2, 3)')
  for (const directive of stopped) expect(outcome.violations).toContain(directive)
})

test('app:// serves the bundle alone, however a path is spelled', async () => {
  const statuses = await shell.app.evaluate(async ({ session }) => {
    const paths = [
      'app://repdesk/',
      'app://repdesk/../main.ts',
      'app://repdesk/..%2f..%2fmain.ts',
      'app://repdesk/%2e%2e/%2e%2e/main.ts',
      'app://repdesk/assets/..%5c..%5cmain.ts',
      'app://repdesk//etc/passwd',
      'app://repdesk/%2fetc%2fpasswd',
      'app://repdesk/index.html%00.js',
      'app://other/index.html',
      'app://repdesk.example.com/index.html',
    ]
    return Promise.all(
      paths.map(async (path) => {
        const answer = await session.defaultSession.fetch(path).catch(() => null)
        return `${path} ${answer === null ? 'failed' : answer.status}`
      }),
    )
  })
  expect(statuses.filter((line) => !/ (404|failed)$/.test(line))).toEqual([])
  const good = await shell.app.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch('app://repdesk/assets/page.js')
    return `${answer.status} ${answer.headers.get('content-type')}`
  })
  expect(good).toBe('200 text/javascript; charset=utf-8')
})

test('the session of the page reaches no server, even where the policy would let it', async () => {
  const server = await startLoopbackServer((_request, response) => response.end('reached'))
  const outcome = await shell.app.evaluate(
    ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        (answer) => answer.text(),
        () => 'refused',
      ),
    server.url,
  )
  await server.close()
  expect(outcome).toBe('refused')
  expect(server.seen).toEqual([])
})
