import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { OutboxItem, TaskForm, TaskPurpose, Today } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { plainDate } from '../format/apiValues'
import { counted } from '../format/numbers'
import type { NewTask } from '../state/layers'
import { showToast } from '../state/toasts'
import { useNow } from '../ui/TimeText'
import { announceItem, undoItem } from './outbox'

/** What a new Task is about. */
export type TaskAbout = Pick<NewTask, 'personId' | 'conversationId' | 'partIds'>

/** A log where there is a conversation, else a follow-up. */
export function firstPurpose({ conversationId }: TaskAbout): TaskPurpose {
  return conversationId === null ? 'followUp' : 'log'
}

/** The form of `tasks.form` for one purpose, asked at once. Throws `CommandFailure`. */
export function askTaskForm(about: TaskAbout, purpose: TaskPurpose): Promise<TaskForm> {
  const { personId, conversationId, partIds } = about
  return ask('tasks.form', { personId, conversationId, purpose, partIds: partIds ? [...partIds] : null })
}

const keyOf = (about: TaskAbout, purpose: TaskPurpose): readonly unknown[] => [
  'taskForm',
  about.personId,
  about.conversationId,
  about.partIds ?? null,
  purpose,
]

/**
 * The New task form for a purpose. The other purposes are asked for as soon as the first is there, and the one before
 * stays on the screen until the next has come, so that switching never empties the dialog.
 */
export function useTaskForm(about: TaskAbout, purpose: TaskPurpose): UseQueryResult<TaskForm> {
  const client = useQueryClient()
  const form = useQuery({
    queryKey: keyOf(about, purpose),
    queryFn: () => askTaskForm(about, purpose),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const { personId, conversationId, partIds } = about
  const ready = form.isSuccess
  useEffect(() => {
    if (!ready) return
    const same: TaskAbout = { personId, conversationId, ...(partIds ? { partIds } : {}) }
    for (const other of ['log', 'followUp', 'call'] as const) {
      void client.prefetchQuery({
        queryKey: keyOf(same, other),
        queryFn: () => askTaskForm(same, other),
        gcTime: 10_000,
      })
    }
  }, [client, ready, personId, conversationId, partIds])
  return form
}

/** The rep's open Tasks by day; asked again when the day changes. */
export function useToday(): UseQueryResult<Today> {
  const day = plainDate(useNow())
  return useQuery({ queryKey: ['tasks', 'today', day], queryFn: () => ask('tasks.today', {}) })
}

/** Overdue and today's, for the navigation. */
export function useDueCount(): number | undefined {
  const { data } = useToday()
  return data?.connected ? data.overdue.length + data.today.length : undefined
}

/** Tells what just-made items are doing, as one sentence; while all are held, it takes all of them back. */
export function announceItems(items: readonly OutboxItem[]): void {
  const [first] = items
  if (!first) return
  if (items.length === 1) {
    announceItem(first)
    return
  }
  const until = Math.min(...items.map((item) => item.nextAt ?? 0))
  const held = items.every((item) => item.state === 'held') && until > 0
  const what = `${counted(items.length, 'task', 'tasks')} for ${first.personName}`
  if (!held) {
    showToast({ tone: 'info', text: `${what} wait to be sent.` })
    return
  }
  showToast({
    tone: 'info',
    about: first.id,
    text: `${what} are about to be sent.`,
    lasts: Math.max(2_000, until - Date.now()),
    action: { label: 'Undo', run: () => items.forEach((item) => void undoItem(item.id)) },
  })
}

/** The org's Task statuses and priorities, for changing a Task that is on its way. */
export function useTaskChoices(personId: string | null): UseQueryResult<TaskForm> {
  const about: TaskAbout = { personId: personId ?? '', conversationId: null }
  return useQuery({
    queryKey: keyOf(about, 'followUp'),
    queryFn: () => askTaskForm(about, 'followUp'),
    enabled: personId !== null,
  })
}
