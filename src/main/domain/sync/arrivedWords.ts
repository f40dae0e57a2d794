import type { Arrived } from '../../../contract/models'

/** What a first sync brought: rows in the cache, and how long it was at work. `salesforce` is null where only Intercom's ended. */
export interface FirstSyncCounts {
  people: number
  conversations: number
  /** Null where Intercom's first sync ended earlier, and was told of. */
  intercom: boolean
  salesforce: {
    leads: number
    contacts: number
    accounts: number
    opportunities: number
    cases: number
    tasks: number
    /** People with several records to choose from. */
    several: number
  } | null
  isSalesforceConnected: boolean
  tookMs: number
}

const MINUTE = 60_000

/**
 * The notice at the end of a first sync (article "Salesforce app": "you will be notified once it is complete"), as the
 * window and the operating system show it. What there is none of is left out.
 */
export function arrivedWords(counts: FirstSyncCounts): Arrived {
  const { salesforce, intercom } = counts
  const which = intercom ? 'First sync' : 'First sync of Salesforce'
  const records = salesforce
    ? [
        counted(salesforce.leads, 'Lead', 'Leads'),
        counted(salesforce.contacts, 'Contact', 'Contacts'),
        counted(salesforce.accounts, 'Account', 'Accounts'),
        counted(salesforce.opportunities, 'Opportunity', 'Opportunities'),
        counted(salesforce.cases, 'Case', 'Cases'),
        counted(salesforce.tasks, 'Task', 'Tasks'),
      ]
    : []
  const people = intercom
    ? [counted(counts.people, 'person', 'people'), counted(counts.conversations, 'conversation', 'conversations')]
    : []
  const all = [...people, ...records].filter((one) => one !== null)
  const came = all.length === 0 ? 'Nothing of yours was found.' : `${listed(all)} ${verb(all)} on this computer now.`
  const several = salesforce?.several ?? 0
  const then =
    several > 0
      ? ` ${several === 1 ? 'One person has' : `${grouped(several)} people have`} several records in Salesforce to choose from.`
      : counts.isSalesforceConnected
        ? ''
        : ' Connect Salesforce to see their Leads and Contacts.'
  return {
    title: `${which} finished in ${duration(counts.tookMs)}`,
    text: `${came}${then}`,
    next: several > 0 ? 'chooseMatches' : counts.isSalesforceConnected ? 'openBook' : 'connectSalesforce',
  }
}

/** "less than a minute", "1 minute", "2 hours 5 minutes". */
function duration(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 1) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  const rest = counted(minutes % 60, 'minute', 'minutes')
  return [counted(hours, 'hour', 'hours'), rest].filter((one) => one !== null).join(' ')
}

function counted(value: number, one: string, many: string): string | null {
  return value === 0 ? null : `${grouped(value)} ${value === 1 ? one : many}`
}

function grouped(value: number): string {
  return value.toLocaleString('en-US')
}

function verb(all: readonly string[]): string {
  return all.length === 1 && all[0]!.startsWith('1 ') ? 'is' : 'are'
}

function listed(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}`
}
