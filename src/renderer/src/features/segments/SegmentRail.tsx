import { ListFilter } from 'lucide-react'
import type { ReactNode } from 'react'
import { count } from '../../format/numbers'
import { useSegments } from '../../queries/segments'
import { useBookView } from '../../state/bookView'
import { IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'
import { useLiveOwner } from '../live/useLiveOwner'
import { showSegment } from './showSegment'

/** The segments where the navigation is icons alone: a menu of all of them. */
export function SegmentRail(): ReactNode {
  const { data: segments = [] } = useSegments()
  const segmentId = useBookView((state) => state.segmentId)
  const liveOwner = useLiveOwner()
  if (segments.length === 0) return null
  const choices = segments.map(({ id, name, filter, count: many }) => {
    const isKnown = many !== null && liveOwner(filter) === undefined
    return { id, label: name, ...(isKnown ? { detail: count(many) } : {}) }
  })
  return (
    <MenuButton
      label="Segments"
      groups={[{ id: 'show', title: 'Segments', choices, selected: segmentId === null ? [] : [segmentId] }]}
      onAction={(_group, id) => {
        const segment = segments.find((one) => one.id === id)
        if (segment) showSegment(segment)
      }}
      button={<IconButton label="Segments" icon={<ListFilter size={16} />} active={segmentId !== null} />}
    />
  )
}
