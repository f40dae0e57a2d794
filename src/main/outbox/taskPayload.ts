import { z } from 'zod'
import type { SalesforceRow } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'

const valuesSchema = z.record(z.string(), z.string())

const targetSchema = z.object({
  object: z.enum(['Lead', 'Contact']),
  /** Null while the Lead is itself on its way: the item is `blocked` on it and takes its id. */
  id: z.string().nullable(),
  name: z.string(),
})

/** Whom a Task on its way hangs on. */
export type PayloadTarget = z.infer<typeof targetSchema>

const stateChangeSchema = z.object({ at: z.number(), to: z.enum(['open', 'closed']) })

const taskCreateSchema = z.object({
  /** API values as strings, as the rep can edit them. */
  values: valuesSchema,
  target: targetSchema,
  /** The Opportunity, for Contacts alone: Salesforce refuses a Lead's Task with a WhatId. */
  whatId: z.string().nullable().default(null),
  /** What the Subject ends in, and how the Task is found again. */
  reference: z.string(),
  personName: z.string().default(''),
  /** Set where the Task stands for the conversation; its `updatedAt` that the transcript belongs to. */
  transcriptOf: z.number().nullable().default(null),
  /** Made without the rep: looked up before and after, whoever made it. */
  isAutomatic: z.boolean().default(false),
})
export type TaskCreatePayload = z.infer<typeof taskCreateSchema>

const taskUpdateSchema = z.object({
  taskId: z.string(),
  values: valuesSchema,
  /** What each field said when the change was made. */
  base: z.record(z.string(), z.string().nullable()),
  recordName: z.string().default(''),
  personName: z.string().default(''),
  /** Set where logging by itself made the change. */
  automatic: z
    .object({
      reference: z.string(),
      whoId: z.string().nullable(),
      transcriptOf: z.number(),
      stands: stateChangeSchema,
    })
    .nullable()
    .default(null),
})
export type TaskUpdatePayload = z.infer<typeof taskUpdateSchema>

/** The item's payload; throws where it is none of a new Task. */
export function taskCreatePayload(item: Pick<OutboxRow, 'payload'>): TaskCreatePayload {
  return taskCreateSchema.parse(item.payload)
}

/** The item's payload; throws where it is none of a change of a Task. */
export function taskUpdatePayload(item: Pick<OutboxRow, 'payload'>): TaskUpdatePayload {
  return taskUpdateSchema.parse(item.payload)
}

const NUMBERS: ReadonlySet<string> = new Set(['CallDurationInSeconds'])
const BOOLEANS: ReadonlySet<string> = new Set(['IsReminderSet'])

/** A Task's values as Salesforce's JSON wants them: numbers and checkboxes typed, an empty text is null. */
export function typedTaskValues(values: Readonly<Record<string, string>>): SalesforceRow {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typed(name, value)]))
}

function typed(name: string, value: string): unknown {
  if (BOOLEANS.has(name)) return value === 'true'
  if (value.trim() === '') return null
  return NUMBERS.has(name) ? Number(value) : value
}

/** A field of a record as the text that payloads and forms have; null for none. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
