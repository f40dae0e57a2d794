import { useRef, type ReactNode } from 'react'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { useNews } from '../../queries/news'
import { Dialog, DialogFooter } from '../../ui/Dialog'
import { NewsList, SeenAll } from './NewsList'

/** What happened in Salesforce, and to owners in Intercom, that concerns the rep, while they looked elsewhere. */
export function NewsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const follow = usePlace((state) => state.follow)
  const hasRows = (useNews().data?.pages[0]?.rows.length ?? 0) > 0
  const close = useRef<HTMLButtonElement>(null)
  const showPerson = (personId: string): void => {
    onClose()
    // After the layer has gone, so that the focus is back where the place wants it.
    requestAnimationFrame(() => follow({ kind: 'person', id: personId }))
  }
  return (
    <Dialog title="What changed" onClose={onClose}>
      <NewsList onPerson={showPerson} />
      <DialogFooter hint={hasRows ? '↑ ↓ to move, Enter shows the person' : null}>
        <SeenAll onDone={() => close.current?.focus()} />
        <Button ref={close} onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
