/** A SALESFORCE_* attribute found on a person, next to what this desktop last wrote there. */
export interface AttributeSample {
  personId: string
  name: string
  value: string | number | boolean | null
  /** What this desktop wrote last; undefined where it never wrote this attribute. */
  writtenHere?: string | null | undefined
}

/** A Task of the org. */
export interface TaskSample {
  id: string
  subject: string | null
  description: string | null
  /** Whether an outbox item of this desktop made it. */
  madeHere: boolean
}

/** An owner that this desktop set, and who was found as the owner later. Teammate ids. */
export interface OwnerSample {
  personId: string
  before: string | null
  written: string | null
  found: string | null
}

export interface Traces {
  attributes: readonly AttributeSample[]
  tasks: readonly TaskSample[]
  owners: readonly OwnerSample[]
}

export interface Suspicion {
  suspected: boolean
  /** One sentence for each kind of trace. */
  evidence: string[]
}

/** A link to a conversation: the inbox's addresses of all regions, and those by conversation id. */
const CONVERSATION_LINK =
  /https:\/\/app\.(?:eu\.|au\.)?intercom\.(?:com|io)\/\S*(?:\/conversations?\/|conversation_id=|\/inbox\/)\S*/i

/** The reference at the end of the Subject of every Task that a Repdesk made, on whosever desktop. */
const REPDESK_REFERENCE = /\[[^\s[\]/]+\/[^\s[\]/]+\]\s*$/

/**
 * Whether Intercom's own Salesforce app seems to work in this workspace and org, by its traces: SALESFORCE_* attributes
 * that this desktop did not write, Tasks with a link to a conversation that no Repdesk made, and owners that move back.
 * Other reps' desktops leave attributes and owners too, so this is a suspicion: the rep is asked, and automatic writes of
 * these kinds stay off until then.
 */
export function besideIntercomApp({ attributes, tasks, owners }: Traces): Suspicion {
  const mirrored = attributes.filter((one) => one.name.startsWith('SALESFORCE_') && !isBlank(one.value))
  const foreign = mirrored.filter((one) => one.writtenHere === undefined)
  const changed = mirrored.filter(
    (one) => one.writtenHere !== undefined && String(one.value) !== (one.writtenHere ?? ''),
  )
  const foreignTasks = tasks.filter(isForeignTask)
  const movedBack = owners.filter((one) => one.written !== one.before && one.found === one.before)
  const evidence = [
    ...sentence(
      people(changed),
      (n) => `Salesforce attributes of ${count(n, 'person', 'people')} changed after Repdesk had written them.`,
    ),
    ...sentence(
      people(foreign),
      (n) =>
        `${count(n, 'person has', 'people have')} Salesforce attributes that Repdesk never wrote (${names(foreign)}).`,
    ),
    ...sentence(
      foreignTasks.length,
      (n) =>
        `${count(n, 'Task links', 'Tasks link')} to a conversation in Intercom and ${n === 1 ? 'was' : 'were'} not made by Repdesk.`,
    ),
    ...sentence(
      people(movedBack),
      (n) => `The owner of ${count(n, 'person', 'people')} moved back after Repdesk had changed it.`,
    ),
  ]
  return { suspected: evidence.length > 0, evidence }
}

function isForeignTask({ subject, description, madeHere }: TaskSample): boolean {
  if (madeHere || REPDESK_REFERENCE.test(subject ?? '')) return false
  return CONVERSATION_LINK.test(subject ?? '') || CONVERSATION_LINK.test(description ?? '')
}

function isBlank(value: AttributeSample['value']): boolean {
  return value === null || value === ''
}

function people(samples: readonly { personId: string }[]): number {
  return new Set(samples.map((one) => one.personId)).size
}

function names(samples: readonly AttributeSample[]): string {
  return [...new Set(samples.map((one) => one.name))].sort().join(', ')
}

function sentence(n: number, words: (n: number) => string): string[] {
  return n > 0 ? [words(n)] : []
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
