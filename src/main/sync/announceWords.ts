import type { KindChoices } from '../../contract/models'
import type { Showing } from '../domain/notifications/coalesce'
import { wordSummary, wordThread, type Announced, type Wording } from '../domain/notifications/words'

/** The words of a notification, a summary of one being no summary; without content where one of its kinds hides it. */
export function wordsFor(how: Showing<Announced>['how'], all: readonly Announced[], notify: KindChoices): Wording {
  return how === 'summarised' && all.length > 1
    ? wordSummary(all, hides(all, notify))
    : wordThread(all, hides(all, notify))
}

/** The words for what quiet hours or focus held back. */
export function wordsOfHeld(all: readonly Announced[], notify: KindChoices): Wording {
  return all.length > 1 ? wordSummary(all, hides(all, notify), true) : wordThread(all, hides(all, notify))
}

/** Whether both say the same on the screen. */
export function isSameText(one: Wording, other: Wording): boolean {
  return one.title === other.title && one.body === other.body
}

function hides(all: readonly Announced[], notify: KindChoices): boolean {
  return all.some((one) => notify[one.kind].hideContent)
}
