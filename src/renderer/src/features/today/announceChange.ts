import type { CommandInput } from '../../../../contract/commands'
import type { OutboxItem, TaskRow } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { showToast } from '../../state/toasts'

type Change = CommandInput<'tasks.update'>['change']

/**
 * Says what was changed and offers it back: before it is sent by taking it out of the outbox, afterwards by the
 * opposite change.
 */
export function announceChange(item: OutboxItem, row: TaskRow, text: string, opposite: Change): void {
  const back = async (): Promise<void> => {
    if (item.state === 'held' && (item.nextAt ?? 0) > Date.now()) {
      try {
        await ask('outbox.undo', { itemId: item.id })
        return
      } catch {
        // It has left in this very moment.
      }
    }
    await ask('tasks.update', { taskId: row.id, change: opposite })
  }
  showToast({
    tone: 'done',
    about: item.id,
    text,
    lasts: Math.max(5_000, item.nextAt === null ? 0 : item.nextAt - Date.now()),
    action: {
      label: 'Undo',
      run: () => {
        back().catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
      },
    },
  })
}
