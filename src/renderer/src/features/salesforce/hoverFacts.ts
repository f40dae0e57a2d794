import type { SalesforcePanel } from '../../../../contract/models'

/** What the card on a name says: only where one record is the person's. */
export interface HoverFacts {
  readonly object: string
  readonly name: string
  readonly rows: ReadonlyArray<readonly [label: string, value: string]>
}

/** Status, title and account owner (article "Salesforce app"); for a Lead, which has no account, its owner. */
export function hoverFacts(panel: SalesforcePanel | undefined): HoverFacts | null {
  if (!panel) return null
  const settled = panel.chosenId !== null || panel.match === 'lead' || panel.match === 'contact'
  const record = settled ? (panel.records.find((one) => one.id === panel.chosenId) ?? panel.records[0]) : undefined
  if (!record) return null
  const { account } = panel
  const accountOwner = account ? (account.ownerIsMe ? 'You' : account.ownerName) : record.accountOwnerName
  const owner = record.ownerIsMe ? 'You' : record.ownerName
  const role = account?.ownerRole
  const rows: ReadonlyArray<readonly [string, string | null]> = [
    ['Status', record.status],
    ['Title', record.title],
    record.object === 'Contact'
      ? ['Account owner', accountOwner && role ? `${accountOwner} · ${role}` : accountOwner]
      : ['Lead owner', owner],
  ]
  return {
    object: record.object,
    name: record.name,
    rows: rows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
  }
}
