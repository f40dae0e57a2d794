import type { SalesforceRecord } from '../../../../contract/models'
import { dateAndTime } from '../../format/time'

/** One line of the comparison: a field, what each record says, and whether they say the same. */
export interface ComparedField {
  readonly label: string
  readonly values: readonly string[]
  readonly differs: boolean
}

const matchedBy = 'Matched by'

const fields: ReadonlyArray<readonly [string, (record: SalesforceRecord) => string | null]> = [
  ['Name', (record) => record.name],
  ['Status', (record) => (record.isConverted ? `${record.status ?? 'Converted'} (converted)` : record.status)],
  ['Title', (record) => record.title],
  ['Company', (record) => record.accountName ?? record.company],
  ['Owner', (record) => (record.ownerIsMe ? 'You' : record.ownerName)],
  ['Account owner', (record) => record.accountOwnerName],
  ['Email', (record) => record.email],
  [matchedBy, (record) => record.matchedBy],
  ['Phone', (record) => record.phone],
  ['Source', (record) => record.leadSource],
  ['Changed', (record) => dateAndTime(record.modifiedAt)],
]

/** The records field by field; a field that none of them fills is left out. */
export function compareRecords(records: readonly SalesforceRecord[]): readonly ComparedField[] {
  return (
    fields
      .map(([label, read]) => {
        const values = records.map((record) => read(record) ?? '')
        return { label, values, differs: new Set(values).size > 1 }
      })
      .filter((row) => row.values.some((value) => value !== ''))
      // That all have the same email is why they stand here.
      .filter((row) => row.label !== matchedBy || row.differs)
  )
}
