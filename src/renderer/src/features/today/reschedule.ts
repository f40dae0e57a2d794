import type { TaskRow } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { clockInput, timeOf } from '../../format/apiValues'
import { showToast } from '../../state/toasts'
import { dueWords } from '../salesforce/dueWords'
import { announceChange } from './announceChange'

/** Puts a Task off to another day, or takes its day away. A reminder goes with it, to the same time of the new day. */
export function reschedule(row: TaskRow, dueDate: string | null): void {
  if (dueDate === row.dueDate) return
  const reminderAt = remindedOn(row, dueDate)
  const moves = reminderAt !== undefined
  ask('tasks.update', { taskId: row.id, change: { dueDate, ...(moves ? { reminderAt } : {}) } }).then(
    (item) =>
      announceChange(
        item,
        row,
        dueDate === null
          ? `No date any more: ${row.subject}`
          : `Due ${dueWords(dueDate, Date.now()).text}: ${row.subject}`,
        { dueDate: row.dueDate, ...(moves ? { reminderAt: row.reminderAt } : {}) },
      ),
    (error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }),
  )
}

/** The reminder on the new day; `undefined` where it stays as it is, null where its time there is past. */
function remindedOn(row: TaskRow, dueDate: string | null): number | null | undefined {
  if (row.reminderAt === null || dueDate === null) return undefined
  const at = timeOf(dueDate, clockInput(row.reminderAt))
  return at !== null && at > Date.now() ? at : null
}
