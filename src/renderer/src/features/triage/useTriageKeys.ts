import { useEffect, useEffectEvent } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import type { CommandId } from '../../keys/shortcuts'
import { usePlace } from '../../state/place'

/** The commands of a conversation that is open. */
export type TriageCommand = Extract<
  CommandId,
  'closeConversation' | 'snoozeConversation' | 'assignConversation' | 'tagConversation' | 'insertMacro'
>
type Run = (command: TriageCommand) => void

/** The conversation on the screen, once it is there, and what was pressed before. */
let here: Run | null = null
let early: { readonly command: TriageCommand; readonly at: number } | null = null
/** After so long (ms) nobody means it any more. */
const earlyMs = 3_000

/** Takes the keys of a conversation from the moment its person opens: they act as soon as it is there. */
export function useTriageKeys(enabled: boolean): void {
  const press = (command: TriageCommand) => (): void => {
    if (here) {
      here(command)
      return
    }
    // From any tab: the conversation comes to the front.
    early = { command, at: Date.now() }
    usePlace.getState().setTab('conversation')
  }
  useCommandHandler('closeConversation', press('closeConversation'), enabled)
  useCommandHandler('snoozeConversation', press('snoozeConversation'), enabled)
  useCommandHandler('assignConversation', press('assignConversation'), enabled)
  useCommandHandler('tagConversation', press('tagConversation'), enabled)
  useCommandHandler('insertMacro', press('insertMacro'), enabled)
  useEffect(
    () => () => {
      early = null
    },
    [],
  )
}

/** Says that a conversation is there, and what its commands do. */
export function useTriageHere(run: Run): void {
  const act = useEffectEvent(run)
  useEffect(() => {
    const mine: Run = (command) => act(command)
    here = mine
    const waiting = early
    early = null
    if (waiting !== null && Date.now() - waiting.at < earlyMs) mine(waiting.command)
    return () => {
      if (here === mine) here = null
    }
  }, [])
}
