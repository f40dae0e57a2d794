import { contextBridge, ipcRenderer } from 'electron'
import type { RepdeskBridge } from '../contract/bridge'
import { EVENT_CHANNEL, RUN_CHANNEL } from '../contract/channels'
import type { CommandName } from '../contract/commands'
import type { EventName } from '../contract/events'

// Listed by hand, so that the preload brings no parser along; the compiler refuses a name too many or too few.
const commandNames: Record<CommandName, true> = {
  'app.info': true,
  'app.openLink': true,
  'app.setFront': true,
  'app.place': true,
  'app.savePlace': true,
  'account.get': true,
  'account.useDemo': true,
  'account.retry': true,
  'account.startFresh': true,
  'intercom.check': true,
  'intercom.connect': true,
  'intercom.disconnect': true,
  'salesforce.connect': true,
  'salesforce.cancelConnect': true,
  'salesforce.leaving': true,
  'salesforce.disconnect': true,
  'sync.status': true,
  'sync.now': true,
  'sync.pause': true,
  'sync.resume': true,
  'sync.arrivedSeen': true,
  'book.list': true,
  'people.get': true,
  'people.refresh': true,
  'people.salesforce': true,
  'people.conversations': true,
  'people.export': true,
  'people.exportState': true,
  'people.exportCancel': true,
  'app.savePdf': true,
  'company.get': true,
  'conversations.list': true,
  'conversations.get': true,
  'conversations.markRead': true,
  'conversations.reply': true,
  'conversations.note': true,
  'conversations.close': true,
  'conversations.open': true,
  'conversations.snooze': true,
  'conversations.assign': true,
  'conversations.tag': true,
  'conversations.choices': true,
  'conversations.macros': true,
  'live.people': true,
  'live.unassigned': true,
  'live.lookUp': true,
  'live.link': true,
  'live.person': true,
  'live.conversation': true,
  'live.claim': true,
  'live.take': true,
  'drafts.get': true,
  'drafts.save': true,
  'drafts.files': true,
  'drafts.attach': true,
  'drafts.detach': true,
  'files.show': true,
  'files.save': true,
  'conversations.loadImages': true,
  'leads.form': true,
  'leads.create': true,
  'leads.plan': true,
  'leads.lookUp': true,
  'leads.createMany': true,
  'leads.groups': true,
  'leads.group': true,
  'leads.changeGroup': true,
  'leads.convertForm': true,
  'leads.convert': true,
  'salesforce.refresh': true,
  'salesforce.chooseMatch': true,
  'salesforce.fields': true,
  'records.get': true,
  'records.update': true,
  'records.find': true,
  'news.list': true,
  'news.seen': true,
  'notifications.get': true,
  'notifications.recent': true,
  'notifications.focus': true,
  'notifications.mute': true,
  'notifications.test': true,
  'tasks.form': true,
  'tasks.create': true,
  'tasks.today': true,
  'tasks.get': true,
  'tasks.update': true,
  'contacts.form': true,
  'contacts.create': true,
  'opportunities.form': true,
  'opportunities.create': true,
  'accounts.find': true,
  'cases.form': true,
  'cases.create': true,
  'matching.get': true,
  'matching.save': true,
  'salesforce.chooseAccount': true,
  'mapping.get': true,
  'mapping.save': true,
  'mapping.compare': true,
  'mapping.apply': true,
  'owners.list': true,
  'owners.override': true,
  'owners.choices': true,
  'owners.assign': true,
  'owners.history': true,
  'owners.plan': true,
  'owners.assignMany': true,
  'owners.planFile': true,
  'owners.assignFile': true,
  'owners.groups': true,
  'owners.group': true,
  'owners.changeGroup': true,
  'merge.plan': true,
  'merge.start': true,
  'merge.copy': true,
  'people.archive': true,
  'duplicates.list': true,
  'duplicates.apart': true,
  'imports.plan': true,
  'imports.start': true,
  'imports.groups': true,
  'imports.group': true,
  'imports.changeGroup': true,
  'imports.report': true,
  'automations.list': true,
  'automations.set': true,
  'messages.list': true,
  'messages.get': true,
  'messages.save': true,
  'messages.remove': true,
  'messages.plan': true,
  'messages.preview': true,
  'messages.testContact': true,
  'messages.test': true,
  'messages.send': true,
  'messages.start': true,
  'messages.pause': true,
  'messages.change': true,
  'messages.ledger': true,
  'people.fields': true,
  'people.update': true,
  'companies.update': true,
  'companies.find': true,
  'people.addCompany': true,
  'people.removeCompany': true,
  'people.notes': true,
  'people.addNote': true,
  'forms.draft': true,
  'forms.saveDraft': true,
  'outbox.list': true,
  'outbox.get': true,
  'outbox.undo': true,
  'outbox.retry': true,
  'outbox.discard': true,
  'outbox.edit': true,
  'outbox.resolveDuplicate': true,
  'outbox.settleUnknown': true,
  'salesforce.checks': true,
  'health.problems': true,
  'health.problem': true,
  'health.retry': true,
  'audit.list': true,
  'audit.get': true,
  'audit.export': true,
  'audit.undo': true,
  'support.save': true,
  'search.query': true,
  'search.remember': true,
  'segments.list': true,
  'segments.save': true,
  'segments.remove': true,
  'segments.fields': true,
  'segments.values': true,
  'settings.get': true,
  'settings.update': true,
}

const eventNames: Record<EventName, true> = {
  'cache.changed': true,
  'sync.status': true,
  'account.changed': true,
  'settings.changed': true,
  navigate: true,
  notice: true,
}

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()
/** A place that main asked for before the page listened. */
let heldPlace: unknown = null

// The page never sees the event object, which would lead it to ipcRenderer.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  const found = listeners.get(name)
  if (found && found.size > 0) for (const listener of found) listener(payload)
  else if (name === 'navigate') heldPlace = payload
})

function run(name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(commandNames, name)) {
    const error = { code: 'validation', message: 'Repdesk does not know that command.', retryable: false }
    return Promise.resolve({ ok: false, error })
  }
  return ipcRenderer.invoke(RUN_CHANNEL, name, input)
}

function on(name: string, listener: Listener): () => void {
  if (!Object.hasOwn(eventNames, name)) return () => {}
  const found = listeners.get(name) ?? new Set()
  listeners.set(name, found.add(listener))
  if (name === 'navigate' && heldPlace !== null) {
    const place = heldPlace
    heldPlace = null
    queueMicrotask(() => listener(place))
  }
  return () => void found.delete(listener)
}

const bridge = { run, on, isPreview: false } as RepdeskBridge
contextBridge.exposeInMainWorld('repdesk', bridge)
