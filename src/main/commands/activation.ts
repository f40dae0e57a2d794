import type { CommandName, CommandOutput } from '../../contract/commands'
import type { EventPayload, Place } from '../../contract/events'
import type { Result } from '../../contract/result'
import type { Activation } from '../ports/notifier'

/** Of a reply, in the sentence that says that it was not sent. */
const MOST_WORDS = 500

/** What acting on a notification needs of the core. */
export interface ActivationCore {
  run<N extends CommandName>(name: N, input: unknown): Promise<Result<CommandOutput<N>>>
  open(place: Place): void
  notice(notice: EventPayload<'notice'>): void
}

/**
 * Does what the rep chose on a notification, by the same commands as the window. What cannot be done is said in the
 * conversation, for which it answers true: the window has to come to the front. The text of a reply stays there as a draft.
 */
export async function activate(activation: Activation, core: ActivationCore): Promise<boolean> {
  const { action, place } = activation
  if (place.kind !== 'conversation' || action === 'open' || action === 'createLead') {
    core.open(place.kind === 'conversation' && action === 'createLead' ? { ...place, act: 'createLead' } : place)
    return true
  }
  const refusal = action === 'reply' ? await reply(place.id, activation, core) : await snooze(place.id, core)
  if (refusal === null) return false
  core.open(place)
  core.notice({ tone: 'problem', text: refusal, place })
  return true
}

/**
 * Answers why it was refused, as where a teammate has written since the message that was shown; null where it is on its way.
 * Whoever replies has read what they reply to.
 */
async function reply(
  conversationId: string,
  { text, partId }: { text: string; partId?: string },
  core: ActivationCore,
): Promise<string | null> {
  const seen = partId === undefined ? {} : { seenPartId: partId }
  const sent = await core.run('conversations.reply', { conversationId, text, ...seen })
  if (sent.ok) {
    await core.run('conversations.markRead', { conversationId, read: true })
    return null
  }
  const draft = await core.run('drafts.get', { conversationId })
  const before = draft.ok ? draft.value : { reply: '', note: '' }
  const kept = await core.run('drafts.save', {
    conversationId,
    mode: 'reply',
    reply: [before.reply, text].filter((words) => words.trim() !== '').join('\n\n'),
    note: before.note,
  })
  // Where there is no place for a draft, the sentence itself is the last one to have the words.
  const words = kept.ok ? '' : ` You wrote: “${text.slice(0, MOST_WORDS)}”`
  return `Your reply was not sent: ${sent.error.message}${words}`
}

/** Until tomorrow morning, as the button says. */
async function snooze(conversationId: string, core: ActivationCore): Promise<string | null> {
  const choices = await core.run('conversations.choices', { conversationId })
  if (!choices.ok) return `Not snoozed: ${choices.error.message}`
  const tomorrow = choices.value.snooze.find((one) => one.id === 'tomorrow')
  if (!tomorrow) return 'Not snoozed: choose until when in the conversation.'
  const snoozed = await core.run('conversations.snooze', { conversationId, until: { at: tomorrow.at } })
  return snoozed.ok ? null : `Not snoozed: ${snoozed.error.message}`
}
