import type { Focus, KindChoices, Settings } from '../../../src/contract/models'
import { defaultSettings } from '../../../src/main/domain/settings'
import type { Store } from '../../../src/main/store/types'
import { createAnnouncer, type Announcer } from '../../../src/main/sync/announcer'
import { createManualClock, type ManualClock } from '../../builders/manualClock'
import { createRecordingNotifier, type RecordingNotifier } from '../../builders/recordingNotifier'
import { contact, conversation, ME, newStore, part, silent } from '../../store/builders'

/** 10 June 2026, noon in Madrid, a Wednesday. */
export const NOON = Date.UTC(2026, 5, 10, 10)
export const SECOND = 1_000
export const HOUR = 3_600_000

/** The announcer on a real store, with a clock that a test moves. */
export interface AnnouncerDesk {
  store: Store
  clock: ManualClock
  notifier: RecordingNotifier
  announcer: Announcer
  settings: Settings
  front: { conversationId: string | null; isInFront: boolean }
  /** A person of the rep's starts a conversation; Repdesk sees it. */
  starts(id: string, personId?: string): Promise<void>
  /** These parts are there now, and Repdesk sees them. */
  gets(id: string, values: Parameters<typeof conversation>[0], parts: Parameters<typeof part>[0][]): Promise<void>
  /** The same, before Repdesk looks at it. */
  has(id: string, values: Parameters<typeof conversation>[0], parts: Parameters<typeof part>[0][]): void
  /** What became of each thing, by its id. */
  log(): Record<string, string>
  titles(): string[]
  /** Another run of Repdesk on the same store. */
  restart(): void
}

export function createAnnouncerDesk(start = NOON): AnnouncerDesk {
  const store = newStore()
  const clock = createManualClock(start)
  const notifier = createRecordingNotifier()
  store.meta.set('notify.since', String(start))
  store.people.save(
    ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'].map((id) => contact({ id, name: `Person ${id}` })),
    start,
  )
  let startedAt = start
  const make = (): Announcer =>
    createAnnouncer({
      store,
      notifier,
      clock,
      logger: silent,
      repId: ME,
      settings: () => desk.settings,
      timeZone: () => 'Europe/Madrid',
      inFront: () => desk.front.conversationId,
      isInFront: () => desk.front.isInFront,
      startedAt: () => startedAt,
      changed: () => undefined,
    })
  const desk: AnnouncerDesk = {
    store,
    clock,
    notifier,
    settings: structuredClone(defaultSettings),
    front: { conversationId: null, isInFront: false },
    get announcer() {
      return announcer
    },
    async starts(id, personId = 'p1') {
      await desk.gets(id, { id, personId }, [])
    },
    async gets(id, values, parts) {
      desk.has(id, values, parts)
      await announcer.consider([id])
    },
    has(id, values, parts) {
      const at = clock.now()
      const whole = parts.length > 0
      const before = store.conversations.get(id)
      store.conversations.save(
        [
          conversation({
            ...values,
            createdAt: before?.createdAt ?? at,
            updatedAt: at,
            parts: whole ? parts.map((one) => part({ createdAt: at, ...one })) : null,
            partsTotal: whole ? parts.length : null,
          }),
        ],
        at,
      )
    },
    log: () =>
      Object.fromEntries(
        store.notifications
          .recent(0, 99)
          .map(({ id, outcome, reason }) => [id, reason === null ? outcome : `${outcome}: ${reason}`]),
      ),
    titles: () => notifier.shown.map((one) => one.title),
    restart() {
      announcer.stop()
      startedAt = clock.now()
      announcer = make()
      announcer.look()
    },
  }
  let announcer = make()
  return desk
}

/** Changes the choice of one kind. */
export function choose(desk: AnnouncerDesk, kind: keyof KindChoices, choice: Partial<KindChoices['reply']>): void {
  desk.settings.notify = { ...desk.settings.notify, [kind]: { ...desk.settings.notify[kind], ...choice } }
}

export function focus(desk: AnnouncerDesk, next: Focus): void {
  desk.settings.focus = next
  desk.announcer.look()
}
