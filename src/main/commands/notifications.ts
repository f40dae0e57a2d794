import { Failure } from '../domain/failure'
import { LOG_KEPT_MS } from '../domain/notifications/decide'
import { focusOf } from '../domain/notifications/focus'
import type { CommandContext, Handlers } from './context'

type Family = Pick<
  Handlers,
  'notifications.get' | 'notifications.recent' | 'notifications.focus' | 'notifications.mute' | 'notifications.test'
>

const MOST_RECENT = 200

/** What is announced, what holds it back, and what became of it. */
export const notificationCommands: Family = {
  'notifications.get': (_input, context) => stateOf(context),
  'notifications.recent'(_input, context) {
    const since = context.options.clock.now() - LOG_KEPT_MS
    return { rows: context.session().store.notifications.recent(since, MOST_RECENT) }
  },
  'notifications.focus'({ choice }, context) {
    const focus = focusOf(choice, context.options.clock.now(), context.session().timeZone())
    context.settings.write({ focus })
    return context.settings.read()
  },
  'notifications.mute'({ personId, muted }, context) {
    const { store } = context.session()
    if (muted && !store.people.has(personId))
      throw new Failure('not_found', 'This person is not on this desk any more.')
    store.notifications.mute(personId, muted ? context.options.clock.now() : null)
    context.changed(['notifications'])
    return stateOf(context)
  },
  async 'notifications.test'(_input, context) {
    const { sound } = context.settings.read().notify.newConversation
    const outcome = await context.options.notifier.show({
      key: 'test',
      title: 'Repdesk can reach you',
      body: 'This is how a notification looks and sounds.',
      place: { kind: 'settings' },
      silent: !sound,
    })
    return outcome.shown ? { shown: true, reason: null } : { shown: false, reason: outcome.reason }
  },
}

function stateOf(context: CommandContext): ReturnType<Handlers['notifications.get']> {
  const session = context.session()
  const { store } = session
  const hush = session.announcer.hush()
  return {
    hush: hush && { reason: hush.reason, until: hush.until === Infinity ? null : hush.until },
    held: store.notifications.countHeld(),
    timeZone: session.timeZone(),
    muted: store.notifications.muted(),
  }
}
