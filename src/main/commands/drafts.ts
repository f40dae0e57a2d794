import { filledMacro, macroValues } from '../domain/conversations/macro'
import { Failure } from '../domain/failure'
import { plainText } from '../intercom/plainText'
import { sanitiseHtml } from '../intercom/sanitise'
import type { OutboxRow } from '../store/types'
import { keptMacros } from '../sync/pullMacros'
import type { CommandContext, Handlers } from './context'
import { done } from './context'
import { valuesOf } from './views'

type Family = Pick<Handlers, 'drafts.get' | 'drafts.save' | 'conversations.macros'>

/** What is being written, kept in the cache across restarts. */
export const draftCommands: Family = {
  'drafts.get': ({ conversationId }, context) => context.session().store.drafts.get(conversationId),
  'conversations.macros'({ conversationId }, context) {
    const { store, profile } = context.session()
    const row = store.conversations.row(conversationId)
    const person = row ? store.people.get(row.personId) : null
    if (!person) throw new Failure('not_found', 'This conversation is not on this desk any more.')
    const rep = store.teammates.list().find((one) => one.id === profile.repId)
    const values = macroValues(person, rep?.name ?? '')
    const textOf = (html: string): string => plainText(sanitiseHtml(filledMacro(html, values)))
    return { macros: keptMacros(store).map(({ id, name, html }) => ({ id, name, text: textOf(html) })) }
  },
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
  context.session().store.files.giveBack(row.id)
  context.session().store.drafts.restore(conversationId, mode, text, context.options.clock.now())
}
