import { useEffect, useRef, useState } from 'react'
import type { FormField } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { showToast } from '../../state/toasts'
import { valuesOf } from '../lead/leadValues'
import { useDrafted } from './FormDraft'

type Values = Readonly<Record<string, string>>

/** A form as its record type has it now, and the values in it. */
export interface TypedForm<F> {
  readonly form: F
  readonly values: Values
  /** What is sent: the values of the fields that the form has. */
  readonly sent: Record<string, string>
  readonly change: (name: string, value: string) => void
}

/**
 * The values of a form whose fields follow the record type that is chosen in it: another type brings its own lists and
 * what it asks for (`read`, from main). What the rep wrote stays, also where the new list does not have it.
 */
export function useTypedForm<F extends { readonly fields: readonly FormField[] }>(
  first: F,
  read: (recordTypeId: string) => Promise<F>,
): TypedForm<F> {
  const drafted = useDrafted()
  const [{ form, values }, set] = useState(() => ({
    form: first,
    values: { ...(valuesOf(first.fields) as Values), ...drafted.values },
  }))
  const chosen = useRef('')
  const follow = async (recordTypeId: string): Promise<void> => {
    chosen.current = recordTypeId
    try {
      const next = await read(recordTypeId)
      // Only the last choice counts, whichever answer comes last.
      if (chosen.current !== recordTypeId) return
      set((now) => ({ form: next, values: carriedOver(now.form.fields, next.fields, now.values) }))
    } catch (error) {
      showToast({ tone: 'problem', text: sentenceOf(error) })
    }
  }
  // A draft of another record type has that type's fields.
  const restoredType = drafted.values.RecordTypeId ?? ''
  const follows = useRef(follow)
  useEffect(() => {
    if (restoredType !== '') void follows.current(restoredType)
  }, [restoredType])
  const change = (name: string, value: string): void => {
    set((now) => ({ ...now, values: { ...now.values, [name]: value } }))
    drafted.keep(changedOf(form.fields, { ...values, [name]: value }))
    if (name === 'RecordTypeId' && value !== '') void follow(value)
  }
  const sent = Object.fromEntries(form.fields.map(({ name, value }) => [name, values[name] ?? value]))
  return { form, values, sent, change }
}

/** What the rep has changed: the rest is as main fills it in, also the next time. */
function changedOf(fields: readonly FormField[], values: Values): Values {
  return Object.fromEntries(
    fields.flatMap(({ name, value }) =>
      values[name] === undefined || values[name] === value ? [] : [[name, values[name]] as const],
    ),
  )
}

/** What was changed stays, for a field that has gone, too, which may come back; the rest is as the new form has it. */
function carriedOver(before: readonly FormField[], after: readonly FormField[], values: Values): Values {
  const were = new Map(before.map((field) => [field.name, field.value]))
  const isKept = (name: string): boolean => values[name] !== undefined && values[name] !== were.get(name)
  return {
    ...values,
    ...Object.fromEntries(after.map(({ name, value }) => [name, isKept(name) ? values[name]! : value])),
  }
}
