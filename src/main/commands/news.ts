import type { CommandContext, Handlers } from './context'

type Family = Pick<Handlers, 'news.list' | 'news.seen'>

/** A record that went leaves nothing to open. */
const GONE = new Set(['deleted', 'merged', 'hidden'])

/** The feed of what happened in Salesforce and to owners in Intercom, from the cache. */
export const newsCommands: Family = {
  'news.list'(input, context) {
    const { store, orgKey, api } = of(context)
    const { rows, total } = store.news.list(orgKey, input.offset, input.limit)
    return {
      rows: rows.map((row) => ({
        ...row,
        url: api && row.object !== null && !GONE.has(row.kind) ? api.recordUrl(row.object, row.recordId) : '',
      })),
      total,
      unseen: store.news.unseen(orgKey),
    }
  },
  'news.seen'(input, context) {
    const { store, orgKey } = of(context)
    store.news.markSeen(orgKey, input.ids)
    context.changed(['salesforce'])
    return { unseen: store.news.unseen(orgKey) }
  },
}

function of(context: CommandContext) {
  const session = context.session()
  return { store: session.store, orgKey: session.orgKey(), api: session.salesforce() }
}
