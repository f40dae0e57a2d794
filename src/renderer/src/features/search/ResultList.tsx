import { CornerDownLeft, Funnel, History, ListFilter, Radio, Search } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { SearchKind } from '../../../../contract/models'
import { ShortcutHint } from '../../ui/Kbd'
import { cx } from '../../ui/cx'
import { HitView } from './HitView'
import type { PaletteItem } from './paletteItems'
import styles from './Search.module.css'

interface ResultListProps {
  readonly id: string
  readonly label: string
  readonly items: readonly PaletteItem[]
  readonly current: number
  /** Kinds of which there is more than is listed. */
  readonly more?: readonly SearchKind[]
  readonly onPoint: (index: number) => void
  readonly onChoose: (item: PaletteItem) => void
}

const headings = {
  recent: 'Recent',
  command: 'Commands',
  segment: 'Segments',
  person: 'People',
  company: 'Companies',
  record: 'Salesforce',
  conversation: 'Conversations',
  message: 'Messages',
  note: 'Notes',
  completion: 'Filter words',
  searched: 'Searched lately',
  lookUp: 'Not on this desk',
}

/** Commands and hits, grouped; the text field keeps the focus and names the current line. */
export function ResultList({ id, label, items, current, more = [], onPoint, onChoose }: ResultListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.results} tabIndex={-1}>
      {items.map((item, index) => {
        const before = items[index - 1]
        const kind = kindOf(item)
        const heading = before && kindOf(before) === kind ? null : headings[kind]
        return (
          <div key={item.key} role="presentation">
            {heading ? (
              <p role="presentation" className={styles.heading}>
                {heading}
                {more.some((one) => one === kind) ? (
                  <span className={styles.more}>more than are listed here</span>
                ) : null}
              </p>
            ) : null}
            {/* The text field has the focus and answers to the keys. */}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              tabIndex={-1}
              className={cx(styles.result, index === current && styles.current)}
              onPointerMove={() => onPoint(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(item)}
            >
              <ItemView item={item} />
            </div>
          </div>
        )
      })}
    </div>
  )
}

function kindOf(item: PaletteItem): keyof typeof headings {
  return item.kind === 'hit' ? item.hit.kind : item.kind
}

function ItemView({ item }: { readonly item: PaletteItem }): ReactNode {
  if (item.kind === 'hit') return <HitView hit={item.hit} />
  if (item.kind === 'completion') {
    return (
      <>
        <Funnel size={16} className={styles.hitIcon} aria-hidden="true" />
        <span className={styles.hitText} dir="auto">
          <span className={styles.hitTitle}>{item.completion.text}</span>
          <span className={styles.hitDetail}>{item.completion.means}</span>
        </span>
      </>
    )
  }
  if (item.kind === 'searched') {
    return (
      <>
        <Search size={16} className={styles.hitIcon} aria-hidden="true" />
        <span className={styles.hitText} dir="auto">
          {item.text}
        </span>
      </>
    )
  }
  if (item.kind === 'lookUp') {
    return (
      <>
        <Radio size={16} className={styles.hitIcon} aria-hidden="true" />
        <span className={styles.hitText} dir="auto">
          Look up “{item.text}” in Intercom and Salesforce
        </span>
      </>
    )
  }
  if (item.kind === 'segment') {
    return (
      <>
        <ListFilter size={16} className={styles.hitIcon} aria-hidden="true" />
        <span className={styles.hitText} dir="auto">
          {item.segment.name}
        </span>
      </>
    )
  }
  if (item.kind === 'recent') {
    return (
      <>
        <History size={16} className={styles.hitIcon} aria-hidden="true" />
        <span className={styles.hitText} dir="auto">
          <span className={styles.hitTitle}>{item.person.name}</span>
          <span className={styles.hitDetail}>{item.person.detail}</span>
        </span>
      </>
    )
  }
  return (
    <>
      <CornerDownLeft size={16} className={styles.hitIcon} aria-hidden="true" />
      <span className={styles.hitText}>{item.shortcut.label}</span>
      <ShortcutHint id={item.shortcut.id} />
    </>
  )
}
