import type { ReactNode } from 'react'
import type { RecordCard, RecordField } from '../../../../contract/models'
import { FieldLine } from './FieldLine'
import { useFieldSave } from './useFieldSave'

interface FieldRowProps {
  readonly personId: string
  readonly card: RecordCard
  readonly field: RecordField
  /** Said quietly after the value, such as an owner's role. */
  readonly suffix?: string
}

/** One field of a record of Salesforce, edited in its place. */
export function FieldRow({ personId, card, field, suffix }: FieldRowProps): ReactNode {
  return <FieldLine field={field} saving={useFieldSave(personId, card, field)} suffix={suffix} />
}
