import { Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useSegments } from '../../queries/segments'
import { usePlace } from '../../state/place'
import { useRecent } from '../../state/recent'
import { runCommand, useAvailability } from '../../keys/commandHandlers'
import { showSegment } from '../segments/showSegment'
import { paletteItems, type PaletteItem } from './paletteItems'
import { ResultList } from './ResultList'
import styles from './Search.module.css'
import { openHit, useHits } from './useHits'
import { useResultKeys } from './useResultKeys'

/** Commands and search in one: what can be done with what is open first, each with its shortcut, then what is found. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [text, setText] = useState('')
  const { hits, problem, pending, settled } = useHits(text)
  const recent = useRecent((state) => state.people)
  // What is offered may change while the palette is open: a sync that has just been paused can be resumed.
  const { data: segments } = useSegments()
  const items = paletteItems(text, hits, recent, useAvailability(), segments)
  const choose = (item: PaletteItem): void => {
    onClose()
    // After the layer has gone, so that the focus is back where the command wants it.
    requestAnimationFrame(() => {
      if (item.kind === 'command') runCommand(item.shortcut.id)
      else if (item.kind === 'segment') showSegment(item.segment)
      else if (item.kind === 'hit') openHit(item.hit, text)
      else usePlace.getState().follow({ kind: 'person', id: item.person.id })
    })
  }
  const keys = useResultKeys(text, items, choose, settled)
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
              // The palette is opened to type in.
              autoFocus
              role="combobox"
              aria-label="Search or run a command"
              aria-expanded={items.length > 0}
              aria-controls="palette-results"
              aria-autocomplete="list"
              {...(items.length > 0 ? { 'aria-activedescendant': `palette-results-${keys.current}` } : {})}
              className={styles.input}
              placeholder="Search people, companies and messages, or type a command"
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={keys.onKeyDown}
            />
          </div>
          {items.length > 0 ? (
            <ResultList
              id="palette-results"
              label="Commands and results"
              items={items}
              current={keys.current}
              onPoint={keys.setCurrent}
              onChoose={choose}
            />
          ) : (
            <p className={styles.nothing}>
              {problem ?? (pending ? 'Searching' : `Nothing found for “${text.trim()}”`)}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
