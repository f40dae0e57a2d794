import { turnKeeper } from '../turns'
import { attributeWrites } from './attributesFlow'
import { flowShared, personFacts, type FlowContext } from './flowContext'
import { mappingWrites } from './flowMapping'
import { ownerWrites } from './ownersFromSalesforce'

/** What one kind would write now. */
export interface Preview {
  /** People it would write for. */
  count: number
  sentence: string
  samples: string[]
}

const AT_ONCE = 50
const SAMPLES = 10

/** Goes through everybody as the flow would, in short turns, and writes nothing. */
export async function flowPreview(context: FlowContext): Promise<Record<'mapping' | 'attributes' | 'owners', Preview>> {
  const { store, orgKey } = context
  const shared = flowShared(context)
  const lists = { mapping: [] as string[], attributes: [] as string[], owners: [] as string[] }
  const counts = { mapping: 0, attributes: 0, owners: 0 }
  const add = (kind: keyof typeof lists, words: string): void => {
    counts[kind] += 1
    if (lists[kind].length < SAMPLES) lists[kind].push(words)
  }
  const keepTurn = turnKeeper()
  for (let after: string | null = ''; after !== null;) {
    const candidates = store.looks.candidates(orgKey, after, AT_ONCE)
    for (const { personId, isMine } of candidates) {
      const facts = personFacts(context, personId)
      if (!facts) continue
      const name = facts.person.displayName
      const look = store.looks.get(orgKey, personId)
      if (isMine) {
        const mapped = mappingWrites(facts, shared, look?.mapped ?? null)
        const fields = Object.entries(mapped?.values ?? {}).map(([field, value]) => `${field} becomes “${value ?? ''}”`)
        const own = (mapped?.intercom ?? []).map(({ label, value }) => `${label} in Intercom becomes “${value ?? ''}”`)
        if (fields.length + own.length > 0) add('mapping', `${name}: ${[...fields, ...own].join(', ')}`)
        const attributes = attributeWrites(facts, shared)
        if (attributes) add('attributes', `${name}: ${changesInWords(attributes.changed)}`)
      }
      const owner = ownerWrites(context, facts, shared, look?.owner ?? null)
      if (owner?.change) {
        const to = shared.teammates.find((one) => one.id === owner.change?.ownerId)?.name ?? 'nobody'
        add('owners', `${name}: from ${facts.person.ownerName ?? 'nobody'} to ${to}. ${owner.decision.why}`)
      }
      await keepTurn()
    }
    after = candidates.at(-1)?.personId ?? null
  }
  return {
    mapping: {
      count: counts.mapping,
      samples: lists.mapping,
      sentence: `${people(counts.mapping)} would be brought in line now. Other differences stay until an attribute is edited, or you apply them.`,
    },
    attributes: {
      count: counts.attributes,
      samples: lists.attributes,
      sentence: `Attributes of ${people(counts.attributes).toLowerCase()} would be written now, and again whenever their record changes.`,
    },
    owners: {
      count: counts.owners,
      samples: lists.owners,
      sentence: `${people(counts.owners)} would get another owner now, and again whenever Salesforce names another.`,
    },
  }
}

function people(n: number): string {
  return n === 1 ? '1 person' : `${n} people`
}

function changesInWords(changed: Readonly<Record<string, string | null | undefined>>): string {
  return Object.entries(changed)
    .map(([name, value]) => `${name} becomes ${value === null || value === undefined ? 'blank' : `“${value}”`}`)
    .join(', ')
}
