import { expect, it } from 'vitest'
import type { TaskForm } from '../../../src/contract/models'
import { editsOf, purposeOf, taskDraft } from '../../../src/renderer/src/features/tasks/taskDraft'

const TODAY = '2026-05-04'
const option = (value: string): { value: string; label: string; isClosed: boolean } => ({
  value,
  label: value,
  isClosed: false,
})
const target = (id: string): TaskForm['targets'][number] => ({ object: 'Lead', id, name: id, detail: '', url: '' })

const form: TaskForm = {
  personId: 'p1',
  personName: 'Ana',
  conversationId: null,
  purpose: 'followUp',
  subject: 'Follow up with Ana',
  transcript: '',
  cut: null,
  targets: [target('00Q1'), target('00Q2')],
  targetIds: ['00Q1'],
  opportunities: [{ id: '0061', name: 'Deal', detail: '' }],
  opportunityId: '0061',
  ownerSentence: '',
  status: 'Open',
  statuses: [option('Open'), option('Waiting')],
  priority: 'Normal',
  priorities: [option('Normal'), option('High')],
  dueDate: '2026-05-05',
  reminderAt: null,
  duePresets: [],
  ready: true,
  blocked: null,
}

it('a draft of a Task keeps every field that was changed, and the purpose with them', () => {
  const edits = {
    subject: 'S',
    comments: 'C',
    minutes: '5',
    result: 'R',
    reminder: '15:30',
    status: 'Waiting',
    priority: 'High',
    dueDate: '2026-06-01',
    opportunityId: null,
    targetIds: ['00Q1', '00Q2'],
  }
  const draft = taskDraft('followUp', edits)
  expect(purposeOf(draft)).toBe('followUp')
  expect(editsOf(draft, form, 'followUp', TODAY)).toEqual(edits)
  expect(editsOf(taskDraft('followUp', { dueDate: null }), form, 'followUp', TODAY)).toEqual({ dueDate: null })
})

it('nothing changed is no draft, and one of before says nothing of its purpose', () => {
  expect(taskDraft('call', {})).toEqual({})
  expect(purposeOf({ subject: 'S' })).toBeNull()
  expect(editsOf({ subject: 'S' }, form, 'log', TODAY)).toEqual({ subject: 'S' })
})

it('what cannot be chosen any more, a day that is past, and what belongs to another purpose are left out', () => {
  const old = taskDraft('followUp', {
    status: 'Gone',
    priority: 'Gone',
    dueDate: '2026-05-03',
    opportunityId: '0069',
    targetIds: ['00Q9'],
  })
  expect(editsOf(old, form, 'followUp', TODAY)).toEqual({})
  const some = taskDraft('followUp', {
    targetIds: ['00Q9', '00Q2'],
    dueDate: TODAY,
    status: 'Waiting',
    priority: 'High',
  })
  expect(editsOf(some, form, 'followUp', TODAY)).toMatchObject({
    targetIds: ['00Q2'],
    dueDate: TODAY,
    status: 'Waiting',
  })
  expect(editsOf(some, form, 'call', TODAY)).toEqual({ targetIds: ['00Q2'], priority: 'High' })
})
