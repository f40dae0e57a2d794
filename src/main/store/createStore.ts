import { statSync } from 'node:fs'
import { auditStore } from './auditStore'
import { behindStore } from './behindStore'
import { companiesStore } from './companiesStore'
import { companyAccountsStore } from './companyAccountsStore'
import { noteComputed, readKeys, readScope, type StoreContext, writeScope } from './context'
import { conversationsStore } from './conversationsStore'
import type { Database } from './database'
import { draftsStore } from './draftsStore'
import { endErasing } from './erasing'
import { filesStore } from './filesStore'
import { formDrafts } from './formDrafts'
import { intercomSegmentsStore } from './intercomSegmentsStore'
import { keepingStore } from './keepingStore'
import { leavingStore } from './leavingStore'
import { looksStore } from './looksStore'
import { matchKeysStore } from './matchKeysStore'
import { mergingStore } from './mergingStore'
import { messagesStore } from './messagesStore'
import { metaStore } from './metaStore'
import { newsStore } from './newsStore'
import { notificationsStore } from './notificationsStore'
import { outboxStore } from './outboxStore'
import { ownerChangesStore } from './ownerChanges'
import { peopleStore } from './peopleStore'
import { personNotes } from './personNotes'
import { recomputeStep } from './recompute'
import { refreshAllConversations } from './refreshConversations'
import { refreshEverybody } from './refreshPeople'
import { conversationTasksStore, matchChoicesStore, orgSetupStore } from './orgStores'
import { recordsStore } from './recordsStore'
import { salesforceStore } from './salesforceStore'
import { searchStore } from './search/searchStore'
import { segmentsStore } from './segmentsStore'
import { settingsStore } from './settingsStore'
import { streamsStore } from './streamsStore'
import { teammatesStore } from './teammatesStore'
import { fillStep } from './search/fill'
import { tidy } from './textIndex'
import type { Scope, Store } from './types'

const SIZES = {
  people: 'SELECT count(*) FROM people',
  companies: 'SELECT count(*) FROM companies',
  conversations: 'SELECT count(*) FROM conversations',
  parts: 'SELECT count(*) FROM parts',
  leads: 'SELECT count(*) FROM sf_leads',
  contacts: 'SELECT count(*) FROM sf_contacts',
  outbox: 'SELECT count(*) FROM outbox',
}

/** Makes the store on an open file whose schema is the latest. `onClose` runs just before the file is closed. */
export function createStore(database: Database, onClose: () => void = () => undefined): Store {
  let scope = readScope(database)
  let keys = readKeys(database)
  const context: StoreContext = {
    database,
    get scope() {
      return { repId: scope?.repId ?? '', orgKey: scope?.orgKey ?? '' }
    },
    get keys() {
      return keys
    },
  }
  const setScope = (next: Scope): void => {
    const old = scope
    if (old?.repId === next.repId && old.orgKey === next.orgKey) return
    scope = { repId: next.repId, orgKey: next.orgKey }
    try {
      database.transaction(() => {
        writeScope(database, next)
        if (old?.repId !== next.repId) {
          database.run('UPDATE people SET in_book = (owner_id IS ?)', next.repId)
          refreshAllConversations(context)
        }
        refreshEverybody(context)
        noteComputed(database)
      })
    } catch (error) {
      scope = old
      throw error
    }
  }
  return {
    file: database.raw.name,
    transaction: (work) => database.transaction(work),
    tidy: () => tidy(database) || endErasing(database) || fillStep(database),
    recompute: () => recomputeStep(context),
    close: () => {
      if (!database.raw.open) return
      onClose()
      database.raw.pragma('optimize')
      database.raw.pragma('wal_checkpoint(TRUNCATE)')
      database.raw.close()
    },
    meta: metaStore(context),
    settings: settingsStore(context),
    setScope,
    scope: () => (scope ? { ...scope } : null),
    streams: streamsStore(context),
    teammates: teammatesStore(context),
    people: peopleStore(context),
    ownerChanges: ownerChangesStore(context),
    segments: segmentsStore(context),
    intercomSegments: intercomSegmentsStore(context),
    companies: companiesStore(context),
    conversations: conversationsStore(context),
    drafts: draftsStore(context),
    files: filesStore(context),
    formDrafts: formDrafts(context),
    personNotes: personNotes(context),
    notifications: notificationsStore(context),
    salesforce: salesforceStore(context),
    records: recordsStore(context),
    keeping: keepingStore(context),
    behind: behindStore(context),
    news: newsStore(context),
    orgSetup: orgSetupStore(context),
    matchChoices: matchChoicesStore(context),
    matchKeys: matchKeysStore(context, (next) => (keys = next)),
    companyAccounts: companyAccountsStore(context),
    looks: looksStore(context),
    conversationTasks: conversationTasksStore(context),
    outbox: outboxStore(context),
    messages: messagesStore(context),
    merging: mergingStore(context),
    leaving: leavingStore(context),
    audit: auditStore(context),
    search: searchStore(context),
    sizes: () => ({
      ...Object.fromEntries(Object.entries(SIZES).map(([name, sql]) => [name, database.count(sql)])),
      bytes: [database.raw.name, `${database.raw.name}-wal`].reduce(
        (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    }),
  }
}
