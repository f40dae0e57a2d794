import type { OutboxRow } from '../store/types'
import type { CommandContext, Handlers } from './context'
import { done } from './context'
import { valuesOf } from './views'

type Family = Pick<Handlers, 'drafts.get' | 'drafts.save'>

/** What is being written, kept in the cache across restarts. */
export const draftCommands: Family = {
  'drafts.get': ({ conversationId }, context) => context.session().store.drafts.get(conversationId),
  'drafts.save'({ conversationId, ...draft }, context) {
    const { drafts } = context.session().store
    // The lists only show whether there is one: they are not drawn anew for each letter.
    if (drafts.save(conversationId, draft, context.options.clock.now())) {
      context.changed(['conversations'], [conversationId])
    }
    return done
  },
}

/** Puts the words of an undone reply or note back into its draft; in the transaction that undoes it. */
export function restoreDraft(context: CommandContext, { kind, conversationId, ...row }: OutboxRow): void {
  if (conversationId === null) return
  const mode = kind === 'conversation.reply' ? 'reply' : kind === 'conversation.note' ? 'note' : null
  const { text } = valuesOf({ kind, conversationId, ...row })
  if (mode === null || text === undefined) return
  context.session().store.drafts.restore(conversationId, mode, text, context.options.clock.now())
}
