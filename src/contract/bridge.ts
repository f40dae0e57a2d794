import type { CommandInput, CommandName, CommandOutput } from './commands'
import type { EventName, EventPayload } from './events'
import type { Result } from './result'

/**
 * What the preload (or the preview's page script) puts on `window.repdesk`: one way to ask, one way to listen.
 * `on` returns its own removal. No event object, no channel name and no Node object reaches the page.
 */
export interface RepdeskBridge {
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>>
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** True in the preview, where the core runs behind a loopback page. */
  readonly isPreview: boolean
}
