import { z } from 'zod'
import { Failure } from '../domain/failure'
import { automaticKind } from '../domain/automations/settingOf'
import type { AttributeValue } from '../domain/mapping/attributes'
import type { IntercomContact } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import { currentValue, patchesOf } from './attributeValues'
import { isSwitchedOn, orSwitchOff, skipped, stillWanted } from './automatic'
import { eventItem } from './eventSender'
import { forgetMirror, needMirror } from './mirrorAttributes'
import type { Sender, SendingContext } from './sender'

const attributeValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
const payloadSchema = z.object({
  personId: z.string(),
  companyId: z.string().nullable(),
  /** By attribute key, as shown and edited. */
  values: z.record(z.string(), z.string()),
  /** The same in their own types; ms for dates. */
  typed: z.record(z.string(), attributeValue),
  /** What each said here when this was decided. */
  base: z.record(z.string(), z.string().nullable()),
  dates: z.array(z.string()).default([]),
  /** What is told once these attributes are written. */
  events: z
    .array(
      z.object({
        name: z.enum(['SALESFORCE_CHANGE_STATUS', 'SALESFORCE_CHANGE_OBJECT_TYPE']),
        createdAt: z.number(),
        metadata: z.object({ old: z.string(), new: z.string() }),
      }),
    )
    .default([]),
})

type Payload = z.infer<typeof payloadSchema>

/** Which attribute's change an event tells. */
const ATTRIBUTE_OF = {
  SALESFORCE_CHANGE_STATUS: 'person.custom.SALESFORCE_STATUS',
  SALESFORCE_CHANGE_OBJECT_TYPE: 'person.custom.SALESFORCE_OBJECT_TYPE',
} as const

/**
 * Writes attributes of a person and their company. It looks first: what is there already is not written again, and what
 * somebody else changed since is left to the next look (automatic) or asked about (by hand). Events belong to whoever wrote
 * the change, so that two desktops of one rep tell it once.
 */
export const attributesSender: Sender = {
  kind: 'person.attributes',
  async send(item, context) {
    const payload = payloadSchema.parse(item.payload)
    // Before the look, so that as little as possible stands between it and the write.
    if (isSwitchedOn(item, context)) {
      await orSwitchOff(item, context, () => needMirror(context, Object.keys(payload.values)))
    }
    const wanted = await stillWanted(item, context, payload.personId)
    if ('why' in wanted) return skipped(wanted.why)
    const { contact } = wanted
    const isOfCompany = Object.keys(payload.values).some((key) => key.startsWith('company.'))
    const company = isOfCompany && payload.companyId !== null ? await context.intercom.company(payload.companyId) : null
    const now = (key: string): AttributeValue => currentValue(key, contact, company, new Set(payload.dates))
    const changes = toWrite(item, payload, now)
    const patches = patchesOf(changes, new Set(payload.dates))
    return orSwitchOff(item, context, async () => {
      let after: IntercomContact = contact
      if (patches.company && payload.companyId !== null) {
        const written = await context.intercom.updateCompany(payload.companyId, patches.company)
        context.store.companies.save([written], context.now())
      }
      if (patches.contact) {
        after = await context.intercom.updateContact(payload.personId, patches.contact).catch((thrown: unknown) => {
          if (thrown instanceof Failure && thrown.code === 'validation') forgetMirror(context.store)
          throw thrown
        })
      }
      context.store.people.save([after], context.now())
      return { id: payload.personId, wrote: [...changes.keys()] }
    })
  },
  async lookUp(item, context) {
    const payload = payloadSchema.parse(item.payload)
    if (Object.keys(payload.values).some((key) => key.startsWith('company.'))) return { found: false }
    const wanted = await stillWanted(item, context, payload.personId)
    if ('why' in wanted) return { found: true, outcome: skipped(wanted.why) }
    const dates = new Set(payload.dates)
    const typed = typedOf(payload)
    const has = [...typed].every(([key, value]) => isSame(currentValue(key, wanted.contact, null, dates), value))
    if (!has) return { found: false }
    context.store.people.save([wanted.contact], context.now())
    return { found: true, outcome: { id: payload.personId, wrote: [...typed.keys()] } }
  },
  settle(item, outcome, context) {
    const payload = payloadSchema.parse(item.payload)
    const wrote = Array.isArray(outcome.wrote) ? (outcome.wrote as unknown[]) : []
    for (const event of payload.events) {
      if (wrote.includes(ATTRIBUTE_OF[event.name])) tell(item, context, event)
    }
    return Promise.resolve()
  },
  async serverTime(context) {
    return context.intercom.serverTime() ?? context.now()
  },
}

/** The values that are still to be written. Fails with `conflict` where the rep has to decide. */
function toWrite(item: OutboxRow, payload: Payload, now: (key: string) => AttributeValue): Map<string, AttributeValue> {
  const changes = new Map<string, AttributeValue>()
  const moved: Record<string, string> = {}
  for (const [key, value] of typedOf(payload)) {
    const current = now(key)
    if (isSame(current, value)) continue
    const isMoved = Object.hasOwn(payload.base, key) && textOf(current) !== (payload.base[key] ?? '')
    if (isMoved) moved[key] = textOf(current)
    else changes.set(key, value)
  }
  if (automaticKind(item.payload) === null && Object.keys(moved).length > 0) throw conflict(moved)
  return changes
}

/** As the rep edited them: where the text is another than the typed value's, it counts. */
function typedOf({ values, typed }: Payload): Map<string, AttributeValue> {
  return new Map(
    Object.entries(values).map(([key, text]): [string, AttributeValue] => {
      const value = typed[key] ?? null
      if (textOf(value) === text) return [key, value]
      if (typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return [key, Number(text)]
      if (typeof value === 'boolean') return [key, text === 'true']
      return [key, text === '' ? null : text]
    }),
  )
}

function isSame(one: AttributeValue, other: AttributeValue): boolean {
  return textOf(one) === textOf(other)
}

function textOf(value: AttributeValue): string {
  return value === null ? '' : String(value)
}

function conflict(moved: Record<string, string>): Failure {
  const named = Object.entries(moved).map(([key, now]) => `${key.slice(key.lastIndexOf('.') + 1)} to “${now}”`)
  return new Failure(
    'conflict',
    `In Intercom somebody changed ${named.join(' and ')} meanwhile. Discard this to keep that, or send yours again.`,
    {
      sent: 'no',
      fields: Object.fromEntries(Object.entries(moved).map(([key, now]) => [key, `Now “${now}” in Intercom.`])),
      body: { current: moved },
    },
  )
}

/** The event has an id of its own by the item, so that settling twice makes it once. */
function tell(item: OutboxRow, context: SendingContext, event: Payload['events'][number]): void {
  const { store } = context
  const id = `${item.id}:${event.name}`
  store.transaction(() => {
    if (store.outbox.get(id) === null) store.outbox.insert(eventItem(item, id, event, context.now()))
  })
}
