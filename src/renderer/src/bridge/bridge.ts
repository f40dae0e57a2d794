import type { RepdeskBridge } from '../../../contract/bridge'
import type { CommandInput, CommandName, CommandOutput } from '../../../contract/commands'
import type { EventName, EventPayload } from '../../../contract/events'
import type { AppError, ErrorCode } from '../../../contract/result'

declare global {
  interface Window {
    /** Put there by the preload, or by the preview's page script, before this bundle runs. */
    readonly repdesk?: RepdeskBridge
  }
}

/** A command's error as an exception, since that is what the query library understands. */
export class CommandFailure extends Error {
  readonly code: ErrorCode
  readonly retryable: boolean
  /** Input name to its own message. */
  readonly fields: Readonly<Record<string, string>>

  constructor(error: AppError) {
    super(error.message)
    this.name = 'CommandFailure'
    this.code = error.code
    this.retryable = error.retryable
    this.fields = error.fields ?? {}
  }
}

/** True where the page has been given its bridge; without one nothing can be shown but a sentence. */
export function hasBridge(): boolean {
  return window.repdesk !== undefined
}

/** True in the preview, where the core runs behind a loopback page. */
export function isPreview(): boolean {
  return window.repdesk?.isPreview === true
}

/**
 * Runs a command in main.
 * @returns its value; throws `CommandFailure` with a sentence for the rep otherwise.
 */
export async function ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
  const bridge = window.repdesk
  if (!bridge) throw new CommandFailure({ code: 'bug', message: 'Repdesk is not ready yet.', retryable: true })
  const result = await bridge.run(name, input)
  if (result.ok) return result.value
  throw new CommandFailure(result.error)
}

/** Listens to an event of main; returns its own removal. */
export function listen<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.repdesk?.on(name, listener) ?? (() => undefined)
}

/** The sentence of any error, for places that show one. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'Something went wrong. Try again.'
}
