import { foldEmail } from '../domain/matching/foldEmail'
import type { Value } from './database'
import { displayName, foldForSort, phoneForSearch } from './text'

/** The columns that follow from what the rep may correct: name, email, phone. */
export function nameValues(person: {
  role: 'lead' | 'user'
  name: string | null
  email: string | null
  phone: string | null
}): Record<string, Value> {
  const shown = displayName(person)
  return {
    name: person.name,
    email: person.email,
    phone: person.phone,
    email_folded: foldEmail(person.email),
    phone_search: phoneForSearch(person.phone),
    display_name: shown,
    name_sort: foldForSort(shown),
  }
}
