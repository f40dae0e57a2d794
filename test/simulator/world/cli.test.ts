import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import type { ReadyLine } from '../../../src/simulator/index'

interface Run {
  code: number | null
  stdout: string
  stderr: string
}

const direct = [process.execPath, '--import', 'tsx', 'src/simulator/cli.ts']

/** Starts the command line; `whenReady` runs once a whole line is on stdout, then the process gets `signal`. */
function run(
  args: string[],
  signal?: NodeJS.Signals,
  whenReady?: (line: string) => Promise<void>,
  [file = '', ...start] = direct,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...start, ...args])
    let stdout = ''
    let stderr = ''
    let asked = false
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      if (asked || !stdout.includes('\n')) return
      asked = true
      Promise.resolve(whenReady?.(stdout)).then(
        () => signal && child.kill(signal),
        (error: unknown) => {
          child.kill('SIGKILL')
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
    })
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

const ports = ['--salesforce-port', '0', '--intercom-port', '0']

it.each(['SIGTERM', 'SIGINT'] as const)(
  'prints one line of JSON, serves both sides, and stops on %s',
  async (signal) => {
    const result = await run(['--seed', '7', '--people', '60', ...ports, '--live'], signal, async (line) => {
      const { intercom, salesforce } = JSON.parse(line) as ReadyLine
      const headers = {
        authorization: `Bearer ${intercom.token}`,
        'intercom-version': '2.16',
        accept: 'application/json',
      }
      const admins = (await (await fetch(`${intercom.baseUrl}/admins`, { headers })).json()) as {
        admins: { id: string; email: string }[]
      }
      expect(admins.admins.find((admin) => admin.id === intercom.adminId)?.email).toBe(intercom.adminEmail)
      expect((await fetch(`${salesforce.instanceUrl}/services/data`)).status).toBe(200)
      expect(salesforce.loginUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect(salesforce.redirectUri).toMatch(/^http:\/\/localhost:\d+\/callback$/)
      expect(salesforce.username).toContain('@')
      expect(salesforce.clientId.length).toBeGreaterThan(10)
      expect(salesforce.apiVersion).toMatch(/^\d\d\.0$/)
      expect(intercom.appId).toBeTruthy()
    })
    expect(result.stdout.endsWith('\n')).toBe(true)
    expect(result.stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(result).toMatchObject({ code: 0, stderr: '' })
  },
)

it.each([
  [['--people', 'many'], '--people'],
  [['--people', '0'], 'people'],
  [['--seed', '1.5'], '--seed'],
  [['--intercom-port', '70000'], '--intercom-port'],
  [['--salesforce-port', '6001', '--intercom-port', '6001'], 'differ'],
  [['--faster'], '--faster'],
])('explains %j and ends with 2', async (args, words) => {
  const result = await run(args)
  expect(result.code).toBe(2)
  expect(result.stdout).toBe('')
  expect(result.stderr).toContain(words)
  expect(result.stderr).toContain('Usage: npm run simulator')
})

it('ends with 1 where a port is taken', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const result = await run(['--people', '5', '--salesforce-port', '0', '--intercom-port', String(port)])
  await new Promise((resolve) => server.close(resolve))
  expect(result.code).toBe(1)
  expect(result.stdout).toBe('')
  expect(result.stderr).toContain('EADDRINUSE')
})

it('stops with npm, too, which signals only the shell in between', async () => {
  let baseUrl = ''
  await run(
    ['--people', '5', ...ports],
    'SIGTERM',
    async (line) => {
      baseUrl = (JSON.parse(line) as ReadyLine).intercom.baseUrl
      expect((await fetch(`${baseUrl}/_sim/clock`)).status).toBe(200)
    },
    ['npm', 'run', '--silent', 'simulator', '--'],
  )
  await expect
    .poll(
      () =>
        fetch(`${baseUrl}/_sim/clock`).then(
          () => 'up',
          () => 'down',
        ),
      { timeout: 10_000 },
    )
    .toBe('down')
})
