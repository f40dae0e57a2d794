import { settleArrived } from '../session/firstSyncEnd'
import { syncStatus } from '../session/status'
import { done, type Handlers } from './context'

type Family = Pick<
  Handlers,
  'settings.get' | 'settings.update' | 'sync.status' | 'sync.now' | 'sync.pause' | 'sync.resume' | 'sync.arrivedSeen'
>

/** The rep's choices, and the state of syncing. */
export const settingsCommands: Family = {
  'settings.get': (_input, context) => context.settings.read(),
  'settings.update'(input, context) {
    context.settings.write(input)
    return context.settings.read()
  },
  'sync.status': (_input, context) => syncStatus(context.accounts.session(), context.options.network),
  'sync.now'(_input, context) {
    const session = context.session()
    session.pacing.asked()
    session.jobs.now()
    session.outbox.kick()
    return done
  },
  'sync.pause'(_input, context) {
    context.session().pause()
    return done
  },
  'sync.resume'(_input, context) {
    context.session().resume()
    return done
  },
  'sync.arrivedSeen'(_input, context) {
    const session = context.accounts.session()
    if (session) settleArrived(session.store)
    return done
  },
}
