import { useDeferredValue, useState, type ReactNode } from 'react'
import type { FieldProps } from '../../ui/Fields'
import { OutsideField } from '../../ui/FieldParts'
import { useAccounts } from '../../queries/creation'
import { Picker, type PickerOption } from '../mapping/Picker'

interface AccountFieldProps extends FieldProps {
  /** The likely ones, and with an empty value none. */
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>
}

/** Stands for no Account, whose value is empty. */
const none = 'none'

/** An Account: one of the likely ones, or found by letters of its name or website. */
export function AccountField(props: AccountFieldProps): ReactNode {
  const { label, value, options, required = false, error, hint, onChange } = props
  const [text, setText] = useState('')
  const found = useAccounts(useDeferredValue(text))
  // What was chosen once stays in the list, whatever is looked for next.
  const [chosen, setChosen] = useState<PickerOption | null>(null)
  const likely = options.map((option): PickerOption => ({ id: option.value || none, label: option.label }))
  const more = (found.data ?? []).map(({ id, name, detail }): PickerOption => ({ id, label: name, detail }))
  const all = [...likely, ...(chosen ? [chosen] : []), ...more]
  const each = [...new Map(all.toReversed().map((one) => [one.id, one])).values()].toReversed()
  return (
    <OutsideField label={label} required={required} error={error} hint={hint}>
      {(describedBy) => (
        <Picker
          label={label}
          options={each}
          value={value === '' ? none : value}
          placeholder={value === '' ? 'None' : value}
          describedBy={describedBy}
          invalid={error !== undefined}
          inDialog
          tall
          onText={setText}
          onChange={(id) => {
            setChosen(each.find((one) => one.id === id && id !== none) ?? null)
            onChange(id === none ? '' : id)
          }}
        />
      )}
    </OutsideField>
  )
}
