import { Check, Pencil } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Button as AriaButton, Checkbox } from 'react-aria-components'
import type { RecordField } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import styles from './Field.module.css'
import { canEdit, linkOf } from './fieldWords'

interface FieldValueProps {
  readonly field: RecordField
  readonly suffix: string | undefined
  readonly opener: RefObject<HTMLButtonElement | null>
  readonly onEdit: () => void
  /** A box to tick needs no editor: it says its new value at once. */
  readonly onToggle: (value: string) => void
}

/** A value at rest. Where it can be changed it is a button; a link keeps its click and has a pencil beside it. */
export function FieldValue({ field, suffix, opener, onEdit, onToggle }: FieldValueProps): ReactNode {
  const href = linkOf(field)
  if (!canEdit(field))
    return href === null ? <Plain field={field} suffix={suffix} /> : <ValueLink field={field} href={href} />
  if (field.type === 'boolean') return <Tick field={field} onToggle={onToggle} />
  if (href !== null) {
    return (
      <>
        <ValueLink field={field} href={href} />
        <AriaButton ref={opener} className={styles.pencil ?? ''} aria-label={nameOf(field, suffix)} onPress={onEdit}>
          <Pencil size={13} aria-hidden="true" />
        </AriaButton>
      </>
    )
  }
  return (
    <AriaButton ref={opener} className={styles.value ?? ''} aria-label={nameOf(field, suffix)} onPress={onEdit}>
      <Words field={field} suffix={suffix} />
    </AriaButton>
  )
}

/** What the button that opens a field is called: the label first, so that the same field is found whatever it holds. */
function nameOf(field: RecordField, suffix: string | undefined): string {
  const words = [field.text === '' ? 'empty' : field.text, suffix].filter(Boolean).join(' · ')
  return `${field.label}: ${words}, edit`
}

function Words({ field, suffix }: Pick<FieldValueProps, 'field' | 'suffix'>): ReactNode {
  if (field.text === '') {
    return (
      <span className={styles.none}>
        <span aria-hidden="true">–</span>
        <span className={styles.hidden}>Empty</span>
      </span>
    )
  }
  const many = field.type === 'textarea'
  return (
    <Truncate className={cx(many && styles.many)}>
      {suffix === undefined ? (
        field.text
      ) : (
        <>
          <bdi>{field.text}</bdi>
          <span className={styles.none}>
            {' · '}
            <bdi>{suffix}</bdi>
          </span>
        </>
      )}
    </Truncate>
  )
}

function Plain({ field, suffix }: Pick<FieldValueProps, 'field' | 'suffix'>): ReactNode {
  return (
    <span className={styles.plain}>
      <Words field={field} suffix={suffix} />
    </span>
  )
}

function ValueLink({ field, href }: { readonly field: RecordField; readonly href: string }): ReactNode {
  return (
    <span className={styles.plain}>
      <OutLink href={href} arrow={field.type === 'url'}>
        <bdi>{field.text}</bdi>
      </OutLink>
    </span>
  )
}

function Tick({ field, onToggle }: Pick<FieldValueProps, 'field' | 'onToggle'>): ReactNode {
  const checked = field.value === 'true'
  return (
    <Checkbox
      className={styles.tick ?? ''}
      aria-label={field.label}
      isSelected={checked}
      onChange={(on) => onToggle(String(on))}
    >
      <span className={styles.box} aria-hidden="true">
        {checked ? <Check size={12} strokeWidth={3} /> : null}
      </span>
      <span>{checked ? 'Yes' : 'No'}</span>
    </Checkbox>
  )
}
