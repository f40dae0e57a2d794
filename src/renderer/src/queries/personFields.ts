import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CommandOutput } from '../../../contract/commands'
import type { CompanyChoice, PersonFields } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** What of a person and their companies can be edited. */
export function usePersonFields(personId: string): UseQueryResult<PersonFields> {
  return useQuery({ queryKey: ['personFields', personId], queryFn: () => ask('people.fields', { personId }) })
}

/** Notes on a person, newest first. */
export function usePersonNotes(personId: string): UseQueryResult<CommandOutput<'people.notes'>> {
  return useQuery({ queryKey: ['personNotes', personId], queryFn: () => ask('people.notes', { personId }) })
}

const typedMs = 250

/** Companies by letters of their name; asked once the typing pauses, as it may cost a call to Intercom. */
export function useCompanies(text: string): UseQueryResult<readonly CompanyChoice[]> {
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), typedMs)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery({
    queryKey: ['companyChoices', wanted],
    queryFn: async () => (await ask('companies.find', { text: wanted })).choices,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
}
