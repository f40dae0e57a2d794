import { Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { focusList } from '../../state/listFocus'
import { ShortcutHint } from '../../ui/Kbd'
import { openHit } from './openHit'
import { completed, type PaletteItem, searchItems } from './paletteItems'
import { Results } from './Results'
import styles from './Search.module.css'
import { useHits } from './useHits'
import { useResultKeys } from './useResultKeys'
import { useTyping } from './useTyping'

/** The search field of the navigation: what is found hangs below it as the rep types. */
export function NavSearch(): ReactNode {
  const typing = useTyping()
  const { text, input, write } = typing
  const [open, setOpen] = useState(false)
  const found = useHits(text, open, typing.cursor)
  const items = searchItems(text, found)
  const leave = (): void => {
    write('')
    setOpen(false)
    input.current?.blur()
    focusList()
  }
  const choose = (item: PaletteItem): void => {
    if (item.kind === 'completion') {
      const next = completed(text, item.completion)
      write(next.text, next.cursor)
    } else if (item.kind === 'searched') write(item.text)
    else {
      leave()
      if (item.kind === 'hit') openHit(item.hit, text)
      else if (item.kind === 'lookUp') useLayers.getState().open({ kind: 'lookUp', text: item.text })
    }
  }
  const keys = useResultKeys(text, items, choose, found.settled)
  useCommandHandler('search', () => {
    input.current?.focus()
    input.current?.select()
  })
  const hasList = open && items.length > 0

  return (
    <div className={styles.nav}>
      <div className={styles.navField}>
        <Search size={14} aria-hidden="true" />
        <input
          {...typing.props}
          ref={input}
          type="search"
          aria-label="Search"
          aria-controls={hasList ? 'search-results' : undefined}
          aria-autocomplete="list"
          {...(hasList ? { 'aria-activedescendant': `search-results-${keys.current}` } : {})}
          className={styles.navInput}
          placeholder="Search"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onInput={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault()
              leave()
            } else keys.onKeyDown(event)
          }}
        />
        {text === '' ? <ShortcutHint id="palette" /> : null}
      </div>
      {open ? (
        <div className={styles.dropdown}>
          <Results
            id="search-results"
            label="Search results"
            text={text}
            found={found}
            items={items}
            current={keys.current}
            onPoint={keys.setCurrent}
            onChoose={choose}
            onWrite={write}
          />
        </div>
      ) : null}
    </div>
  )
}
