import { fork, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { CommandInput, CommandName, CommandOutput } from '../../../src/contract/commands'
import type { Result } from '../../../src/contract/result'
import type { Answer, Question, Safeguard } from './messages'

type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never

/** A desk's process, seen from outside. Killed, it is followed by a new one that was warm already. */
export interface DeskHandle {
  /** Starts the core on a folder. */
  start(folder: string): Promise<void>
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>>
  /** The same; fails with the error's words. */
  must<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>
  network(online: boolean): Promise<void>
  /** SIGKILL in the middle of whatever it does, and a new process on the same folder. */
  kill(): Promise<void>
  stop(): Promise<void>
  end(): void
}

/** Processes of desks (of `program`, see buildDesk.ts), each started ahead of its need: starting one costs longer than a schedule. */
export function createDeskHandle(program: string, speed: number, without: readonly Safeguard[]): DeskHandle {
  let current = spawn(program)
  let spare: Process | null = null
  let folder = ''

  async function start(): Promise<void> {
    spare ??= spawn(program)
    await current.ask({ ask: 'start', folder, speed, without: [...without] })
  }
  const handle: DeskHandle = {
    start(next) {
      folder = next
      return start()
    },
    run: (name, input) => current.ask({ ask: 'run', name, input }) as never,
    async must(name, input) {
      const result = await handle.run(name, input)
      if (result.ok) return result.value
      throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
    },
    async network(online) {
      await current.ask({ ask: 'network', online })
    },
    async kill() {
      await current.kill()
      current = spare ?? spawn(program)
      spare = null
      await start()
    },
    async stop() {
      await current.ask({ ask: 'stop' })
    },
    end() {
      void current.kill()
      void spare?.kill()
    },
  }
  return handle
}

interface Process {
  ask(question: Asked): Promise<unknown>
  kill(): Promise<void>
}

function spawn(program: string): Process {
  const child: ChildProcess = fork(program, [], {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(program), 'compiled') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let ended = false
  let last = 0
  child.on('message', (message: Answer) => {
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) asker?.resolve(message.value)
    else asker?.reject(new Error(message.message))
  })
  // What was written to one that is just being killed fails here; its exit says so to whoever waits.
  child.on('error', () => undefined)
  const gone = new Promise<void>((resolve) =>
    child.on('exit', () => {
      ended = true
      for (const { reject } of waiting.values()) reject(new Error('the desk’s process has ended'))
      waiting.clear()
      resolve()
    }),
  )
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new Error('the desk’s process has ended'))
        const id = ++last
        waiting.set(id, { resolve, reject })
        child.send({ ...question, id })
      }),
    kill() {
      child.kill('SIGKILL')
      return gone
    },
  }
}
