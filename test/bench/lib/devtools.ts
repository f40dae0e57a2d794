/** A page or a Node process over the DevTools protocol, without a test framework's own hooks in what is measured. */
export interface DevTools {
  send<Answer>(method: string, parameters?: Record<string, unknown>): Promise<Answer>
  /** Runs JavaScript there and answers its value, awaited. Throws what it throws. */
  evaluate<Value>(expression: string): Promise<Value>
  close(): void
}

/** Nothing that is asked takes longer, a scroll through 20,000 rows included. */
const PATIENCE_MS = 300_000

interface Message {
  id?: number
  result?: unknown
  error?: { message: string }
}

interface Evaluated {
  result: { value: unknown }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}

/** Connects to a DevTools address (ws://127.0.0.1:…). */
export async function connectDevTools(url: string): Promise<DevTools> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    const asked = message.id === undefined ? undefined : waiting.get(message.id)
    if (!asked) return
    waiting.delete(message.id!)
    if (message.error) asked.reject(new Error(message.error.message))
    else asked.resolve(message.result)
  })
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('DevTools went away'))
    waiting.clear()
  })
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`No DevTools at ${url}`)))
  })
  const devTools: DevTools = {
    send: <Answer>(method: string, parameters: Record<string, unknown> = {}) =>
      new Promise<Answer>((resolve, reject) => {
        const id = ++last
        const timer = setTimeout(() => {
          waiting.delete(id)
          reject(new Error(`No answer to ${method} in ${PATIENCE_MS} ms`))
        }, PATIENCE_MS)
        waiting.set(id, {
          resolve: (value) => {
            clearTimeout(timer)
            resolve(value as Answer)
          },
          reject: (error) => {
            clearTimeout(timer)
            reject(error)
          },
        })
        socket.send(JSON.stringify({ id, method, params: parameters }))
      }),
    async evaluate<Value>(expression: string) {
      const answer = await devTools.send<Evaluated>('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      const { exceptionDetails } = answer
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return answer.result.value as Value
    },
    close: () => socket.close(),
  }
  return devTools
}

/** JavaScript that calls a function of this bench elsewhere. It must stand by itself; arguments go as JSON. */
export function call(work: (...values: never[]) => unknown, ...values: unknown[]): string {
  // The compiler of the bench names functions through a helper, which has to exist there, too.
  return `(globalThis.__name ??= (f) => f, (${String(work)})(${values.map((value) => JSON.stringify(value)).join(', ')}))`
}
