import type { CommandOutput } from '../../../../contract/commands'
import type { PersonRow } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import type { PagedRows } from '../../queries/usePagedRows'
import { useBookView } from '../../state/bookView'
import type { ListSelection } from '../../ui/listSelection'
import { useRowSelection } from './useRowSelection'

/** The selection of My book; it goes when the book is filtered differently. */
export function useBookSelection(rows: PagedRows<PersonRow, CommandOutput<'book.list'>>): ListSelection {
  const { filter, segment, sort, descending } = useBookView()
  return useRowSelection({
    list: 'book',
    subject: JSON.stringify([filter, segment, sort, descending]),
    filtered: JSON.stringify([filter, segment]),
    rows,
    read: async (offset, limit) => (await ask('book.list', { filter, segment, sort, descending, offset, limit })).rows,
  })
}

/** The selection of a company's people. */
export function useCompanySelection(
  companyId: string,
  rows: PagedRows<PersonRow, CommandOutput<'company.get'>>,
): ListSelection {
  return useRowSelection({
    list: `company ${companyId}`,
    subject: companyId,
    filtered: companyId,
    rows,
    read: async (offset, limit) => (await ask('company.get', { companyId, offset, limit })).rows,
  })
}
