import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TaskRow } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { showToast } from '../../state/toasts'
import { announceChange } from './announceChange'
import type { DueGroup, Leaving } from './todayRows'

/** How long a completed Task stays in sight, ticked, in ms. */
const leavesAfterMs = 700

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Completing Tasks: each is handed to the outbox at once, and leaves the list a moment later. */
export function useCompleting(): {
  readonly leaving: ReadonlyMap<string, Leaving>
  readonly complete: (row: TaskRow, group: DueGroup, index: number) => void
} {
  const client = useQueryClient()
  const [leaving, setLeaving] = useState<ReadonlyMap<string, Leaving>>(new Map())
  const change = (edit: (map: Map<string, Leaving>) => void): void =>
    setLeaving((now) => {
      const next = new Map(now)
      edit(next)
      return next
    })

  const run = async (row: TaskRow): Promise<void> => {
    try {
      const since = Date.now()
      const item = await ask('tasks.update', { taskId: row.id, change: { done: true } })
      announceChange(item, row, `Completed: ${row.subject}`, { done: false })
      await pause(since + leavesAfterMs - Date.now())
      // The list has to know before the row may go, or it would come back for a moment.
      await client.invalidateQueries({ queryKey: ['tasks'] })
    } catch (error) {
      showToast({ tone: 'problem', text: sentenceOf(error) })
    } finally {
      change((map) => map.delete(row.id))
    }
  }
  return {
    leaving,
    complete: (row, group, index) => {
      if (leaving.has(row.id)) return
      change((map) => map.set(row.id, { row, group, index }))
      void run(row)
    },
  }
}
