import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Popover } from 'react-aria-components'
import { useSalesforcePanel } from '../../queries/people'
import { CardFacts } from './HoverCard'
import styles from './HoverCard.module.css'
import { hoverFacts } from './hoverFacts'

const delayMs = 400

interface Pointed {
  readonly element: HTMLElement
  readonly personId: string
}

/**
 * The card on names in lists: one for the whole window, which listens for names that say whose they are
 * (`data-person-card`). Nothing is asked before the pointer has rested on one, so that rows cost nothing.
 */
export function RowCards(): ReactNode {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    let current: HTMLElement | null = null
    const leave = (): void => {
      if (timer) clearTimeout(timer)
      timer = null
      current = null
      setPointed(null)
    }
    const onOver = (event: PointerEvent): void => {
      const element = event.target instanceof Element ? event.target.closest('[data-person-card]') : null
      if (element === current) return
      leave()
      if (!(element instanceof HTMLElement) || event.pointerType === 'touch') return
      current = element
      const personId = element.dataset['personCard'] ?? ''
      timer = setTimeout(() => setPointed({ element, personId }), delayMs)
    }
    const onKey = (event: KeyboardEvent): void => {
      // Escape takes the card away and nothing else.
      if (event.key === 'Escape' && document.querySelector('[data-row-card]')) event.stopPropagation()
      leave()
    }
    document.addEventListener('pointerover', onOver)
    document.addEventListener('pointerdown', leave)
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('scroll', leave, true)
    return () => {
      leave()
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('scroll', leave, true)
    }
  }, [])
  return pointed ? <RowCard key={pointed.personId} pointed={pointed} /> : null
}

function RowCard({ pointed }: { readonly pointed: Pointed }): ReactNode {
  const trigger = useRef<HTMLElement>(pointed.element)
  const facts = hoverFacts(useSalesforcePanel(pointed.personId).data)
  if (!facts) return null
  return (
    <Popover
      className={styles.card ?? ''}
      triggerRef={trigger}
      isOpen
      isNonModal
      placement="bottom start"
      offset={4}
      UNSTABLE_portalContainer={document.querySelector('main') ?? document.body}
      data-row-card=""
    >
      <div role="tooltip" className={styles.facts}>
        <CardFacts facts={facts} />
      </div>
    </Popover>
  )
}
