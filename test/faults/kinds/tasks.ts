import type { CommandInput } from '../../../src/contract/commands'
import { rowsAt } from '../lib/lookAtServices'
import type { Scene, Seat } from '../lib/scene'
import type { WriteKind, Written } from './kind'

const CREATE = { service: 'salesforce', method: 'POST', path: '/composite$' } as const

function subjectsAt(scene: Scene, words: string): number {
  return rowsAt(scene, 'Task', (row) => String(row['Subject']).startsWith(`${words} `)).length
}

async function newTask(
  scene: Scene,
  seat: Seat,
  about: { personId: string; conversationId: string | null; purpose: 'log' | 'followUp' },
  words: string,
): Promise<Written | null> {
  const form = await seat.desk.run('tasks.form', { ...about, partIds: null })
  if (!form.ok || form.value.blocked !== null || form.value.targetIds.length === 0) return null
  const [targetId] = form.value.targetIds
  const input: CommandInput<'tasks.create'> = {
    ...about,
    partIds: null,
    subject: words,
    comments: '',
    targetIds: [targetId!],
    opportunityId: form.value.opportunityId,
    status: form.value.status,
    priority: form.value.priority,
    dueDate: about.purpose === 'followUp' ? (form.value.duePresets[0]?.date ?? null) : null,
    reminderAt: null,
    call: null,
  }
  const made = await seat.desk.run('tasks.create', input)
  if (!made.ok) return null
  return {
    kind: `task ${about.purpose}`,
    seat,
    itemIds: made.value.items.map((item) => item.id),
    wanted: true,
    found: () => subjectsAt(scene, words),
    sequence: null,
  }
}

/** Follow-ups on Leads and Contacts, and conversations logged as completed Tasks. */
export const taskKinds: WriteKind[] = [
  {
    name: 'follow-up',
    weight: 3,
    requests: [CREATE],
    make(scene, seat, random, unique) {
      const people = [...seat.contacts, ...seat.leads]
      if (people.length === 0) return Promise.resolve(null)
      const about = { personId: random.pick(people).id, conversationId: null, purpose: 'followUp' as const }
      return newTask(scene, seat, about, `Follow ${unique}`)
    },
  },
  {
    name: 'log',
    weight: 2,
    requests: [CREATE],
    make(scene, seat, random, unique) {
      if (seat.talks.length === 0) return Promise.resolve(null)
      const { personId, conversationId } = random.pick(seat.talks)
      return newTask(scene, seat, { personId, conversationId, purpose: 'log' }, `Log ${unique}`)
    },
  },
]

/** One of the rep's own open Tasks is done; each once. */
export const taskDoneKind: WriteKind = {
  name: 'task done',
  weight: 2,
  requests: [CREATE],
  async make(scene, seat) {
    const today = await seat.desk.run('tasks.today', {})
    if (!today.ok) return null
    const open = [...today.value.overdue, ...today.value.today, ...today.value.coming, ...today.value.undated]
    const task = open.find((one) => one.sending === null && !seat.doneTasks.has(one.id))
    if (!task) return null
    seat.doneTasks.add(task.id)
    const item = await seat.desk.run('tasks.update', { taskId: task.id, change: { done: true } })
    if (!item.ok) return null
    return {
      kind: 'task done',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => rowsAt(scene, 'Task', (row) => row['Id'] === task.id && row['IsClosed'] === true).length,
      sequence: null,
    }
  },
}
