import type { CommandName, CommandOutput } from '../../contract/commands'
import type { EventName, EventPayload, Place } from '../../contract/events'
import type { Result } from '../../contract/result'
import type { Activation } from './notifier'

/** The whole of Repdesk without Electron: commands in, events out. Made by `createCore` in core.ts. */
export interface Core {
  /** Parses the input, runs the command, parses the output. Never throws. Unknown names are an error, too. */
  run<N extends CommandName>(name: N, input: unknown): Promise<Result<CommandOutput<N>>>
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** Opens the store, takes up unsent items, and starts syncing. Answers when the cache can be read. */
  start(): Promise<void>
  /** Stops timers, waits for the write in flight (at most 2 s), closes the store. */
  stop(): Promise<void>
  /** Shows a place in the window, as a link or the tray asks. Ids that are not cached are looked up first. */
  open(place: Place): void
  /**
   * Does what the rep chose on a notification: opens its place, or replies, snoozes, begins a Lead. Answers whether the rep
   * has to look at the window for it.
   */
  activate(activation: Activation): Promise<boolean>
  /** The window came to the front (or left it): syncs on focus, and silences what the rep is looking at. */
  setFocused(focused: boolean): void
  /** Unsent items, and whether they would be lost on quitting (no keychain): the shell warns before it quits. */
  unsent(): { count: number; lostOnQuit: boolean }
}
