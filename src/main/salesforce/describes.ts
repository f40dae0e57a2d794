import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { SalesforceDescribe } from '../ports/salesforce'

const FRESH_MS = 4 * 60 * 60 * 1000

const text = z.string().catch('')
const flag = z.boolean().catch(false)
const field = z.looseObject({
  name: z.string(),
  label: text,
  type: text,
  length: z.number().catch(0),
  nillable: z.boolean().catch(true),
  precision: z.number().catch(0),
  scale: z.number().catch(0),
  calculated: flag,
  custom: flag,
  externalId: flag,
  unique: flag,
  idLookup: flag,
  filterable: z.boolean().catch(true),
  caseSensitive: flag,
  defaultValue: z.union([z.string(), z.number(), z.boolean()]).nullish().catch(null),
  createable: flag,
  updateable: flag,
  defaultedOnCreate: flag,
  picklistValues: z
    .array(z.looseObject({ value: z.string(), label: z.string().nullish(), active: flag, defaultValue: flag }))
    .catch([]),
  restrictedPicklist: flag,
  referenceTo: z.array(z.string()).catch([]),
  relationshipName: z.string().nullish().catch(null),
})
const describe = z.looseObject({
  name: z.string(),
  label: text,
  createable: flag,
  updateable: flag,
  queryable: flag,
  fields: z.array(field).min(1),
  recordTypeInfos: z
    .array(
      z.looseObject({
        recordTypeId: z.string().nullish(),
        name: text,
        active: z.boolean().catch(true),
        available: flag,
        defaultRecordTypeMapping: flag,
        master: flag,
      }),
    )
    .catch([]),
})

interface Cached {
  value: SalesforceDescribe
  /** By our clock, for its age. */
  readAt: number
}

/** Asks for a describe; an answer that is no object means "not modified". */
export type FetchDescribe = (object: string, headers: Record<string, string>) => Promise<unknown>

/**
 * Describes of one session. Each is read once, shared by all who ask at the same time, and asked for again with
 * If-Modified-Since after four hours. A failure is never kept (jsforce's own cache would).
 */
export class Describes {
  readonly #cache = new Map<string, Cached>()
  readonly #pending = new Map<string, Promise<SalesforceDescribe>>()
  readonly #fetch: FetchDescribe
  readonly #clock: Clock
  readonly #lastModified: (object: string) => string | null

  /** `lastModified` gives the header of the last answer for an object, where there was one. */
  constructor(fetch: FetchDescribe, clock: Clock, lastModified: (object: string) => string | null) {
    this.#fetch = fetch
    this.#clock = clock
    this.#lastModified = lastModified
  }

  get(object: string): Promise<SalesforceDescribe> {
    const cached = this.#cache.get(object)
    if (cached && this.#clock.now() - cached.readAt < FRESH_MS) return Promise.resolve(cached.value)
    const pending = this.#pending.get(object) ?? this.#read(object, cached).finally(() => this.#pending.delete(object))
    this.#pending.set(object, pending)
    return pending
  }

  /** Forgets them all: a field turned out to be hidden or new. */
  clear(): void {
    this.#cache.clear()
  }

  async #read(object: string, cached: Cached | undefined): Promise<SalesforceDescribe> {
    const since = cached ? this.#lastModified(object) : null
    const answer = await this.#fetch(object, since ? { 'If-Modified-Since': since } : {})
    const value = cached && typeof answer !== 'object' ? cached.value : parseDescribe(answer)
    this.#cache.set(object, { value, readAt: this.#clock.now() })
    return value
  }
}

function parseDescribe(answer: unknown): SalesforceDescribe {
  const parsed = describe.safeParse(answer)
  if (!parsed.success) {
    throw new Failure('server', 'Salesforce’s description of its fields was not understood. Repdesk tries again.', {
      sent: 'no',
      cause: parsed.error,
    })
  }
  const { name, label, createable, updateable, queryable, fields, recordTypeInfos } = parsed.data
  return {
    name,
    label,
    createable,
    updateable,
    queryable,
    fields: fields.map((row) => ({
      name: row.name,
      label: row.label,
      type: row.type,
      length: row.length,
      nillable: row.nillable,
      precision: row.precision,
      scale: row.scale,
      calculated: row.calculated,
      custom: row.custom,
      externalId: row.externalId,
      unique: row.unique,
      idLookup: row.idLookup,
      filterable: row.filterable,
      caseSensitive: row.caseSensitive,
      defaultValue: row.defaultValue === null || row.defaultValue === undefined ? null : String(row.defaultValue),
      createable: row.createable,
      updateable: row.updateable,
      defaultedOnCreate: row.defaultedOnCreate,
      picklistValues: row.picklistValues.map((option) => ({
        value: option.value,
        label: option.label ?? option.value,
        active: option.active,
        isDefault: option.defaultValue,
      })),
      restrictedPicklist: row.restrictedPicklist,
      referenceTo: row.referenceTo,
      relationshipName: row.relationshipName ?? null,
    })),
    recordTypes: recordTypeInfos.flatMap((row) =>
      row.available && row.active && row.recordTypeId
        ? [{ id: row.recordTypeId, name: row.name, isDefault: row.defaultRecordTypeMapping, isMaster: row.master }]
        : [],
    ),
  }
}
