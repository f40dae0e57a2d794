import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useSegments } from '../../queries/segments'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { useRecent } from '../../state/recent'
import { runCommand, useAvailability } from '../../keys/commandHandlers'
import { showSegment } from '../segments/showSegment'
import { openHit } from './openHit'
import { completed, paletteItems, type PaletteItem } from './paletteItems'
import { Results } from './Results'
import styles from './Search.module.css'
import { useHits } from './useHits'
import { useResultKeys } from './useResultKeys'
import { useTyping } from './useTyping'

/** Commands and search in one: what can be done with what is open first, each with its shortcut, then what is found. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const typing = useTyping()
  const { text, input, write } = typing
  const found = useHits(text, true, typing.cursor)
  const recent = useRecent((state) => state.people)
  // What is offered may change while the palette is open: a sync that has just been paused can be resumed.
  const { data: segments } = useSegments()
  const items = paletteItems(text, found, recent, useAvailability(), segments)
  const choose = (item: PaletteItem): void => {
    if (item.kind === 'completion') {
      const next = completed(text, item.completion)
      return write(next.text, next.cursor)
    }
    if (item.kind === 'searched') return write(item.text)
    onClose()
    // After the layer has gone, so that the focus is back where the command wants it.
    requestAnimationFrame(() => {
      if (item.kind === 'command') runCommand(item.shortcut.id)
      else if (item.kind === 'segment') showSegment(item.segment)
      else if (item.kind === 'hit') openHit(item.hit, text)
      else if (item.kind === 'lookUp') useLayers.getState().open({ kind: 'lookUp', text: item.text })
      else usePlace.getState().follow({ kind: 'person', id: item.person.id })
    })
  }
  const keys = useResultKeys(text, items, choose, found.settled)
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label="Commands and search" className={styles.palette ?? ''}>
          <div className={styles.field}>
            <Search size={16} aria-hidden="true" />
            <input
              {...typing.props}
              ref={input}
              // The palette is opened to type in.
              autoFocus
              role="combobox"
              aria-label="Search or run a command"
              aria-expanded={items.length > 0}
              aria-controls="palette-results"
              aria-autocomplete="list"
              {...(items.length > 0 ? { 'aria-activedescendant': `palette-results-${keys.current}` } : {})}
              className={styles.input}
              placeholder="Search everything, or type a command"
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              onKeyDown={keys.onKeyDown}
            />
          </div>
          <Results
            id="palette-results"
            label="Commands and results"
            text={text}
            found={found}
            items={items}
            current={keys.current}
            onPoint={keys.setCurrent}
            onChoose={choose}
            onWrite={write}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
