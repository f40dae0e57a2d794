import { Search } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { focusList } from '../../state/listFocus'
import { ShortcutHint } from '../../ui/Kbd'
import { hitItems, type PaletteItem } from './paletteItems'
import { ResultList } from './ResultList'
import styles from './Search.module.css'
import { openHit, useHits } from './useHits'
import { useResultKeys } from './useResultKeys'

/** The search field of the navigation: what is found hangs below it as the rep types. */
export function NavSearch(): ReactNode {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { hits, problem, pending, settled } = useHits(text)
  const items = hitItems(hits)
  const leave = (): void => {
    setText('')
    setOpen(false)
    input.current?.blur()
    focusList()
  }
  const choose = (item: PaletteItem): void => {
    leave()
    if (item.kind === 'hit') openHit(item.hit, text)
  }
  const keys = useResultKeys(text, items, choose, settled)
  useCommandHandler('search', () => {
    input.current?.focus()
    input.current?.select()
  })
  const shown = open && text.trim() !== ''

  return (
    <div className={styles.nav}>
      <div className={styles.navField}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={input}
          type="search"
          aria-label="Search"
          aria-controls={shown ? 'search-results' : undefined}
          aria-autocomplete="list"
          {...(shown && items.length > 0 ? { 'aria-activedescendant': `search-results-${keys.current}` } : {})}
          className={styles.navInput}
          placeholder="Search"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={200}
          value={text}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault()
              leave()
            } else keys.onKeyDown(event)
          }}
        />
        {text === '' ? <ShortcutHint id="palette" /> : null}
      </div>
      {shown ? (
        <div className={styles.dropdown}>
          {items.length > 0 ? (
            <ResultList
              id="search-results"
              label="Search results"
              items={items}
              current={keys.current}
              onPoint={keys.setCurrent}
              onChoose={choose}
            />
          ) : (
            <p className={styles.nothing} role="status">
              {problem ?? (pending ? 'Searching' : `Nothing found for “${text.trim()}”`)}
            </p>
          )}
        </div>
      ) : null}
    </div>
  )
}
