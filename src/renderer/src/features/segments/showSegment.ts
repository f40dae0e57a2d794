import type { Segment } from '../../../../contract/models'
import { useBookView } from '../../state/bookView'
import { usePlace } from '../../state/place'

/** Goes to the book, filtered by a segment. One that is shown already stays as it is, with what was changed of it. */
export function showSegment(segment: Segment): void {
  const view = useBookView.getState()
  const { screen, goTo } = usePlace.getState()
  if (view.segmentId !== segment.id || screen === 'book') view.openSegment(segment)
  goTo('book')
}

/** Goes to the book as it was left; from the book itself, a segment is left for everybody. */
export function showBook(): void {
  const view = useBookView.getState()
  const { screen, goTo } = usePlace.getState()
  if (screen === 'book' && view.segmentId !== null) view.clear()
  goTo('book')
}
