import { useEffect, useState } from 'react'
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type {
  OutboxItem,
  RecordCard,
  RecordChoice,
  RecordField,
  RecordObject,
  SalesforcePanel,
  SearchableObject,
  Sending,
} from '../../../contract/models'
import { ask, sentenceOf } from '../bridge/bridge'
import { showToast } from '../state/toasts'

const keyOf = (personId: string): readonly string[] => ['salesforce', personId]

/** Where a write just handed over stands, until main tells more. */
export function sendingOf(item: OutboxItem): Sending {
  const { id, state, code, message, nextAt } = item
  return { itemId: id, state, code, message, heldUntil: state === 'held' ? nextAt : null }
}

/** Reads the person's records anew from Salesforce; the answer takes the panel's place. */
export function useRefreshSalesforce(personId: string): UseMutationResult<SalesforcePanel, Error, void> {
  const client = useQueryClient()
  return useMutation<SalesforcePanel>({
    mutationFn: () => ask('salesforce.refresh', { personId }),
    onSuccess: (panel) => client.setQueryData(keyOf(personId), panel),
  })
}

/** Settles which of several records is the person's; `null` takes the choice back. Throws `CommandFailure`. */
export async function chooseMatch(client: QueryClient, personId: string, recordId: string | null): Promise<void> {
  client.setQueryData(keyOf(personId), await ask('salesforce.chooseMatch', { personId, recordId }))
}

const cardKey = (personId: string, recordId: string): readonly string[] => [...keyOf(personId), 'record', recordId]

/** A Case or a Task of the person with what it leads to. */
export function useRecordCard(
  personId: string,
  object: 'Case' | 'Task',
  recordId: string | null,
): UseQueryResult<RecordCard> {
  return useQuery({
    queryKey: cardKey(personId, recordId ?? ''),
    queryFn: () => ask('records.get', { personId, object, recordId: recordId ?? '' }),
    enabled: recordId !== null,
  })
}

/** An object's fields and those shown of them; asked afresh each time the dialog opens. */
export function useRecordFields(object: RecordObject): UseQueryResult<CommandOutput<'salesforce.fields'>> {
  return useQuery({
    queryKey: ['recordFields', object],
    queryFn: () => ask('salesforce.fields', { object }),
    gcTime: 0,
  })
}

const typedMs = 250

/** Records of an object by letters of their name; asked once the typing pauses, as it may cost a call to Salesforce. */
export function useRecordChoices(object: SearchableObject, text: string): UseQueryResult<readonly RecordChoice[]> {
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), typedMs)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery({
    queryKey: ['recordChoices', object, wanted],
    queryFn: async () => (await ask('records.find', { object, text: wanted })).choices,
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** Shows an edit of a field before main has answered the next question about the panel. */
export function showEdit(
  client: QueryClient,
  personId: string,
  recordId: string,
  name: string,
  change: Pick<RecordField, 'value' | 'text' | 'sending'>,
): void {
  const inCard = (card: RecordCard): RecordCard =>
    card.id === recordId
      ? { ...card, fields: card.fields.map((field) => (field.name === name ? { ...field, ...change } : field)) }
      : card
  client.setQueryData<RecordCard>(cardKey(personId, recordId), (card) => card && inCard(card))
  client.setQueryData<SalesforcePanel>(keyOf(personId), (panel) =>
    panel
      ? {
          ...panel,
          person: panel.person && inCard(panel.person),
          account: panel.account && inCard(panel.account),
          companyAccount: panel.companyAccount && {
            ...panel.companyAccount,
            account: panel.companyAccount.account && inCard(panel.companyAccount.account),
          },
          opportunities: panel.opportunities.map(inCard),
        }
      : panel,
  )
}

/** Completes a Task or opens it again; the row shows it as soon as main has it, a refusal is a toast. */
export function useTickTask(personId: string): UseMutationResult<OutboxItem, Error, { taskId: string; done: boolean }> {
  const client = useQueryClient()
  return useMutation<OutboxItem, Error, { taskId: string; done: boolean }>({
    mutationFn: ({ taskId, done }) => ask('tasks.update', { taskId, change: { done } }),
    onSuccess: (item, { taskId, done }) =>
      client.setQueryData<SalesforcePanel>(keyOf(personId), (panel) => {
        if (!panel) return panel
        const tick = (rows: SalesforcePanel['tasks']['open']): SalesforcePanel['tasks']['open'] =>
          rows.map((row) => (row.id === taskId ? { ...row, isClosed: done, sending: sendingOf(item) } : row))
        return { ...panel, tasks: { open: tick(panel.tasks.open), recent: tick(panel.tasks.recent) } }
      }),
    onError: (error) => showToast({ tone: 'problem', text: sentenceOf(error) }),
  })
}
