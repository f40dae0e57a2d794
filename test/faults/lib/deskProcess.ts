import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandName } from '../../../src/contract/commands'
import { createCore } from '../../../src/main/core'
import { createIntercomCheck } from '../../../src/main/intercom/checks'
import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeDownloads } from '../../../src/main/net/nodeDownloads'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { Core } from '../../../src/main/ports/core'
import type { CredentialVault } from '../../../src/main/ports/credentialVault'
import type { Logger } from '../../../src/main/ports/logger'
import type { Http } from '../../../src/main/ports/network'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import { randomIds } from '../../../src/main/system/randomIds'
import { createFastClock } from '../../builders/fastClock'
import type { Answer, Question } from './messages'
import { blindIntercom, blindSalesforce } from './safeguards'

/*
 * One rep's desk in a process of its own, so that it can be killed without a word. What it knows is in its folder; the
 * keychain, which outlives a process, is a file there.
 */
let core: Core | null = null
let online = true
const listeners = new Set<(online: boolean) => void>()

function makeCore(folder: string, speed: number, isBlind: boolean): Core {
  mkdirSync(folder, { recursive: true })
  const clock = createFastClock(speed)
  const logger = quietLogger()
  const http = hurried(createNodeHttp())
  const vault = fileVault(join(folder, 'keychain.json'))
  const browser = { open: (url: string) => approve(url) }
  const intercom = createIntercomClient(http, clock, logger)
  const client = isBlind ? blindIntercom(intercom) : intercom
  const salesforce = createSalesforceAuth({ http, vault, browser, clock, logger })
  return createCore({
    clock,
    ids: randomIds,
    logger,
    vault,
    notifier: {
      show: () => Promise.resolve({ shown: true }),
      withdraw: () => undefined,
      setUnread: () => undefined,
      onActivate: () => () => undefined,
    },
    paths: { data: folder, logs: folder },
    network: {
      isOnline: () => online,
      onChange(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    browser,
    downloads: createNodeDownloads(),
    intercom: client,
    checkIntercom: createIntercomCheck(client),
    salesforce: isBlind ? blindSalesforce(salesforce) : salesforce,
    app: { version: '0', platform: 'test', runtime: 'node', isPackaged: false, isPreview: false, dataFolder: folder },
    isDemo: false,
    pollMs: 150 * speed,
  })
}

async function work(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'start':
      online = true
      core = makeCore(question.folder, question.speed, question.without.includes('lookUp'))
      await core.start()
      return null
    case 'run':
      if (!core) throw new Error('not started')
      return core.run(question.name as CommandName, question.input)
    case 'network':
      online = question.online
      for (const listener of listeners) listener(online)
      return null
    case 'stop':
      await core?.stop()
      core = null
      listeners.clear()
      return null
  }
}

process.on('message', (question: Question) => {
  work(question).then(
    (value) => answer({ id: question.id, ok: true, value }),
    (error: unknown) =>
      answer({
        id: question.id,
        ok: false,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  )
})
process.on('disconnect', () => process.exit(0))

function answer(message: Answer): void {
  process.send?.(message)
}

function fileVault(file: string): CredentialVault {
  const read = (): Record<string, string> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    } catch {
      return {}
    }
  }
  const write = (secrets: Record<string, string>): void => {
    writeFileSync(`${file}.new`, JSON.stringify(secrets))
    renameSync(`${file}.new`, file)
  }
  return {
    state: () => Promise.resolve('keychain'),
    get: (name) => Promise.resolve(read()[name] ?? null),
    set: (name, secret) => Promise.resolve(write({ ...read(), [name]: secret })),
    delete: (name) => {
      const { [name]: _gone, ...rest } = read()
      return Promise.resolve(write(rest))
    },
  }
}

async function approve(url: string): Promise<void> {
  const page = await fetch(url, { redirect: 'manual' })
  const location = page.headers.get('location')
  if (location) await (await fetch(location)).text()
}

/** Waits for an answer as much shorter as makes a stalled one part of a schedule, and never too short for a busy machine. */
function hurried(http: Http): Http {
  return { send: (request) => http.send({ ...request, timeoutMs: Math.min(request.timeoutMs, 2_500) }) }
}

/** Nothing but what should never happen. */
function quietLogger(): Logger {
  const tell = (message: string, fields?: unknown): void => {
    if (process.env['REPDESK_FAULTS_LOG']) console.error(process.pid, message, JSON.stringify(fields ?? null))
  }
  const cry = (message: string, fields?: unknown): void =>
    console.error(`desk ${process.pid}: ${message} ${JSON.stringify(fields ?? null)}`)
  return { debug: () => undefined, info: tell, warn: tell, error: cry }
}
