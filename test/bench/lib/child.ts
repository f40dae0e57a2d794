import { fork, type ChildProcess } from 'node:child_process'

/** A process of this bench that answers questions one after the other. */
export interface Child {
  readonly process: ChildProcess
  /** Sends a message and waits for the next one back. Fails when the process ends instead, or says `{ failed }`. */
  ask<Answer>(question: unknown): Promise<Answer>
  end(): Promise<void>
}

/** Starts a TypeScript file of the bench as a process of its own. */
export function startChild(file: string, execArgv: string[] = []): Child {
  const child = fork(file, [], {
    execArgv: [...process.execArgv, ...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    process: child,
    ask: <Answer>(question: unknown) =>
      new Promise<Answer>((resolve, reject) => {
        const onExit = (code: number | null): void => reject(new Error(`${file} ended with ${code}`))
        child.once('exit', onExit)
        child.once('message', (answer: Answer & { failed?: string }) => {
          child.off('exit', onExit)
          if (answer.failed === undefined) resolve(answer)
          else reject(new Error(answer.failed))
        })
        child.send(question as object)
      }),
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        // Disconnecting lets it end by itself, which it needs to write a profile.
        if (child.connected) child.disconnect()
        else child.kill()
      }),
  }
}

/** The other side: answers each question with what `work` gives, and ends when the asker has gone. */
export function answerAs(work: (question: never) => Promise<unknown>): void {
  process.on('message', (question) => {
    work(question as never).then(
      (answer) => process.send?.(answer),
      (error: unknown) =>
        process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}
