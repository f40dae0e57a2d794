import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RecordCard, RecordField } from '../../../../contract/models'
import { ask, CommandFailure, sentenceOf } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { sendingOf, showEdit } from '../../queries/salesforce'
import { showToast } from '../../state/toasts'
import { faultIn, textOf } from './fieldWords'

export interface FieldSave {
  readonly pending: boolean
  /** Why the value was not taken, in words. */
  readonly error: string | null
  /**
   * Hands the value over as one outbox item; resolves to true where it was taken or has not changed. `name`: of the record
   * that it leads to.
   */
  readonly save: (value: string, name?: string) => Promise<boolean>
  readonly clearError: () => void
}

/** Saves one field of a record. What main refuses stands under the field, or in a toast where the field has left. */
export function useFieldSave(personId: string, card: RecordCard, field: RecordField): FieldSave {
  const client = useQueryClient()
  return useSaving(field, card.name, async (value, name) => {
    const input = { personId, object: card.object, recordId: card.id, values: { [field.name]: value } }
    const names = name === undefined || name === '' ? {} : { names: { [field.name]: name } }
    const item = await ask('records.update', { ...input, ...names })
    showEdit(client, personId, card.id, field.name, {
      value,
      text: name ?? textOf(field, value),
      sending: sendingOf(item),
    })
    announceItem(item)
  })
}

/** Hands a changed value over by `send`, whatever it is a value of; `of`: what that is called. */
export function useSaving(
  field: RecordField,
  of: string,
  send: (value: string, name?: string) => Promise<void>,
): FieldSave {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const save = async (value: string, name?: string): Promise<boolean> => {
    if (value === field.value) return true
    const fault = faultIn(field, value)
    setError(fault)
    if (fault !== null) return false
    setPending(true)
    try {
      await send(value, name)
      return true
    } catch (failure) {
      const own = failure instanceof CommandFailure ? failure.fields[field.name] : undefined
      const sentence = own ?? sentenceOf(failure)
      if (here.current) setError(sentence)
      else showToast({ tone: 'problem', text: `${field.label} of ${of} was not changed. ${sentence}` })
      return false
    } finally {
      setPending(false)
    }
  }
  return { pending, error, save, clearError: () => setError(null) }
}
