import { ChevronDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { AuditFilter } from '../../../../contract/models'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Fields'
import styles from './Audit.module.css'

const day = 86_400_000

interface AuditDatesProps {
  readonly filter: AuditFilter
  readonly onChange: (change: Pick<AuditFilter, 'since' | 'until'>) => void
}

/** From which day to which: the last few by one press, any others by their dates. */
export function AuditDates({ filter, onChange }: AuditDatesProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const { since, until } = filter
  const words = rangeWords(since, until)
  const choose = (days: number | null): void => {
    onChange({ since: days === null ? null : startOfDay(Date.now() - (days - 1) * day), until: null })
    setIsOpen(false)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button size="small" variant={words ? 'plain' : 'quiet'} aria-label={`When: ${words ?? 'any time'}`}>
        <span className={styles.choice}>
          {words ?? 'When'}
          <ChevronDown size={12} aria-hidden="true" />
        </span>
      </Button>
      <Popover
        className={styles.popover ?? ''}
        placement="bottom start"
        offset={4}
        // Inside the page's main part, so that it belongs to a landmark like all the rest.
        UNSTABLE_portalContainer={document.querySelector('main') ?? document.body}
      >
        <Dialog aria-label="When it was sent" className={styles.dates ?? ''}>
          <div className={styles.presets}>
            <Button size="small" variant="quiet" onPress={() => choose(null)}>
              Any time
            </Button>
            <Button size="small" variant="quiet" onPress={() => choose(1)}>
              Today
            </Button>
            <Button size="small" variant="quiet" onPress={() => choose(7)}>
              Last 7 days
            </Button>
            <Button size="small" variant="quiet" onPress={() => choose(30)}>
              Last 30 days
            </Button>
          </div>
          <TextField
            label="From"
            type="date"
            value={since === null ? '' : dateText(since)}
            onChange={(text) => onChange({ since: dayStart(text), until })}
          />
          <TextField
            label="To"
            type="date"
            value={until === null ? '' : dateText(until - 1)}
            onChange={(text) => onChange({ since, until: dayEnd(text) })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const format = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })

function rangeWords(since: number | null, until: number | null): string | null {
  if (since === null && until === null) return null
  if (until === null) return `Since ${format.format(since ?? 0)}`
  const last = format.format(until - 1)
  return since === null ? `Until ${last}` : `${format.format(since)} – ${last}`
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

function dateText(at: number): string {
  const date = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The rep's own midnight; null where the date is not whole yet. */
function dayStart(text: string): number | null {
  const at = new Date(`${text}T00:00:00`).getTime()
  return Number.isNaN(at) ? null : at
}

function dayEnd(text: string): number | null {
  const at = dayStart(text)
  if (at === null) return null
  const next = new Date(at)
  return next.setDate(next.getDate() + 1)
}
