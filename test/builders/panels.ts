import type { MatchKind, RecordCard, RecordField, SalesforcePanel } from '../../src/contract/models'
import type { Desk } from './desk'
import { until } from './until'

/** Cuts both services off, or connects them again. */
export function cutNetwork(desk: Desk, down: boolean): void {
  desk.salesforce.setNetworkDown(down)
  desk.intercom.setNetworkDown(down)
  desk.network.set(!down)
}

/** The panel of one person of that match, read anew from the org, with its describes known. */
export async function readyPanel(
  desk: Desk,
  match: MatchKind,
  fits: (panel: SalesforcePanel) => boolean = () => true,
): Promise<{ personId: string; panel: SalesforcePanel }> {
  const { rows } = await desk.run('book.list', { filter: { match: [match] }, limit: 200 })
  for (const row of rows) {
    const panel = await desk.run('salesforce.refresh', { personId: row.id })
    if (!fits(panel)) continue
    return { personId: row.id, panel: await described(desk, row.id) }
  }
  throw new Error(`Nobody of the book is such a ${match}`)
}

export const panelOf = (desk: Desk, personId: string): Promise<SalesforcePanel> =>
  desk.run('people.salesforce', { personId })

/** The panel once it knows what may be edited. */
async function described(desk: Desk, personId: string): Promise<SalesforcePanel> {
  return until('the describes', async () => {
    const panel = await panelOf(desk, personId)
    const cards = [panel.person, panel.account, ...panel.opportunities].filter((card) => card !== null)
    const isKnown = cards.every((card) => card.fields.some((field) => field.editable || field.maxLength !== null))
    return isKnown && !panel.newCaseBlocked?.includes('has not read yet') && panel
  })
}

/** One field of a card; fails where it is not shown. */
export function fieldOf(card: RecordCard | null, name: string): RecordField {
  const field = card?.fields.find((one) => one.name === name)
  if (!field) throw new Error(`${name} is not shown`)
  return field
}

/** One edit in the panel. */
export function edit(desk: Desk, personId: string, card: RecordCard | null, values: Record<string, string>) {
  if (!card) throw new Error('No card to edit')
  return desk.run('records.update', { personId, object: card.object, recordId: card.id, values })
}

/** The error of a command that has to fail. */
export async function refused(work: Promise<unknown>): Promise<{ code: string; message: string; fields?: unknown }> {
  try {
    await work
  } catch (thrown) {
    return (thrown as { appError: { code: string; message: string; fields?: unknown } }).appError
  }
  throw new Error('That should have been refused')
}
