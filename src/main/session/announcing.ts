import type { Settings } from '../../contract/models'
import type { Store } from '../store/types'
import { createAnnouncer, type Announcer } from '../sync/announcer'
import type { CoreOptions } from './options'
import type { SessionHooks } from './sessionParts'

export interface AnnouncingOptions {
  options: CoreOptions
  hooks: SessionHooks
  store: Store
  repId: string
  settings(): Settings
  timeZone(): string
}

/** The announcer of a session; what the last run held back is told as soon as its time has come. */
export function announcingOf({ options, hooks, store, ...rest }: AnnouncingOptions): Announcer {
  const { notifier, clock, logger } = options
  const announcer = createAnnouncer({
    store,
    notifier,
    clock,
    logger,
    repId: rest.repId,
    settings: () => rest.settings(),
    timeZone: () => rest.timeZone(),
    inFront: () => hooks.inFront(),
    isInFront: () => hooks.isInFront(),
    startedAt: () => Number(store.meta.get('session.startedAt') ?? '0'),
    changed: (topics) => hooks.changed(topics),
  })
  announcer.look()
  return announcer
}
