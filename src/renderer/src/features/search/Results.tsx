import type { ReactNode } from 'react'
import { FilterChips, withoutFilter } from './FilterChips'
import type { PaletteItem } from './paletteItems'
import { ResultList } from './ResultList'
import styles from './Search.module.css'
import { SearchHelp } from './SearchHelp'
import type { Hits } from './useHits'

interface ResultsProps {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly found: Hits
  readonly items: readonly PaletteItem[]
  readonly current: number
  readonly onPoint: (index: number) => void
  readonly onChoose: (item: PaletteItem) => void
  readonly onWrite: (text: string) => void
}

/** All below a search line: its filter words, the lines, and what can be typed where nothing is yet. */
export function Results(props: ResultsProps): ReactNode {
  const { id, label, text, found, items, current, onPoint, onChoose, onWrite } = props
  const isEmpty = text.trim() === ''
  const hasFound = items.some(({ kind }) => kind !== 'lookUp')
  return (
    <>
      <FilterChips filters={isEmpty ? [] : found.filters} onRemove={(filter) => onWrite(withoutFilter(text, filter))} />
      {isEmpty || hasFound ? null : (
        <p className={styles.nothing} role="status">
          {found.problem ?? (found.pending ? 'Searching' : nothing(text, found))}
        </p>
      )}
      {items.length > 0 ? (
        <ResultList
          id={id}
          label={label}
          items={items}
          current={current}
          more={found.more}
          onPoint={onPoint}
          onChoose={onChoose}
        />
      ) : null}
      {isEmpty ? <SearchHelp onUse={onWrite} /> : null}
      {found.isPreparing && !isEmpty ? (
        <p className={styles.help}>What was here before the update is still being made searchable.</p>
      ) : null}
    </>
  )
}

function nothing(text: string, { filters }: Hits): string {
  const isWrong = filters.some(({ problem }) => problem !== null)
  return isWrong ? 'Nothing found. Look at the marked filter word.' : `Nothing found for “${text.trim()}”`
}
