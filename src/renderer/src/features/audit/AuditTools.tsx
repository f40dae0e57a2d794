import { ChevronDown, Download, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { AuditFilter } from '../../../../contract/models'
import { tellSaved } from '../../bridge/savedFile'
import { useCommand } from '../../queries/app'
import { conditionsOf, useAuditView } from '../../state/auditView'
import { Button, IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'
import { exportWords } from '../frame/useHealthCommands'
import styles from './Audit.module.css'
import { AuditDates } from './AuditDates'
import { auditKinds } from './auditKinds'

const services = [
  { id: 'salesforce', label: 'Salesforce' },
  { id: 'intercom', label: 'Intercom' },
] as const

const reasons = [
  { id: 'hand', label: 'By hand' },
  { id: 'automatic', label: 'By itself' },
] as const

/** What of everything sent is shown: words, service, kind, reason, days; and all of it as a file. */
export function AuditTools(): ReactNode {
  const { filter, change, clear } = useAuditView()
  const save = useCommand('audit.export', { onDone: (saved) => tellSaved(saved, exportWords(saved.rows)) })
  return (
    <div className={styles.tools} role="group" aria-label="Filter what was sent">
      <Words text={filter.text} onChange={(text) => change({ text })} />
      <Choice label="Service" choices={services} chosen={filter.service} onChange={(service) => change({ service })} />
      <Choice label="Kind" choices={auditKinds} chosen={filter.kind} onChange={(kind) => change({ kind })} />
      <Choice label="Why" choices={reasons} chosen={filter.why} onChange={(why) => change({ why })} />
      <AuditDates filter={filter} onChange={change} />
      {conditionsOf(filter) > 0 ? <IconButton label="Clear the filter" icon={<X size={14} />} onPress={clear} /> : null}
      <span className={styles.space} />
      <Button
        size="small"
        icon={<Download size={14} />}
        isDisabled={save.isPending}
        onPress={() => save.mutate({ filter: filter satisfies AuditFilter })}
      >
        Export
      </Button>
    </div>
  )
}

const settleMs = 200

/** Person or words; asked for once the typing pauses. */
function Words({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }): ReactNode {
  const [typed, setTyped] = useState(text)
  const [asked, setAsked] = useState(text)
  // Cleared from outside.
  if (text !== asked) {
    setAsked(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === asked) return undefined
    const timer = setTimeout(() => {
      setAsked(typed)
      onChange(typed)
    }, settleMs)
    return () => clearTimeout(timer)
  }, [typed, asked, onChange])
  return (
    <input
      type="search"
      className={styles.words}
      aria-label="Person or words"
      placeholder="Person or words"
      value={typed}
      maxLength={200}
      dir="auto"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly choices: ReadonlyArray<{ readonly id: T; readonly label: string }>
  readonly chosen: T | null
  readonly onChange: (chosen: T | null) => void
}

function Choice<T extends string>({ label, choices, chosen, onChange }: ChoiceProps<T>): ReactNode {
  const name = choices.find((one) => one.id === chosen)?.label
  return (
    <MenuButton
      label={label}
      groups={[
        {
          id: label,
          title: label,
          choices: [{ id: 'any', label: 'Any' }, ...choices],
          selected: [chosen ?? 'any'],
        },
      ]}
      onAction={(_group, id) => onChange(choices.find((one) => one.id === id)?.id ?? null)}
      button={
        <Button size="small" variant={name ? 'plain' : 'quiet'} aria-label={`${label}: ${name ?? 'any'}`}>
          <span className={styles.choice}>
            {name ?? label}
            <ChevronDown size={12} aria-hidden="true" />
          </span>
        </Button>
      }
    />
  )
}
