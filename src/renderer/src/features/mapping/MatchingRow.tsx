import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import type { MatchingView, MatchKey } from '../../../../contract/models'
import styles from './Matching.module.css'
import { stateWords, usualAttribute, without } from './matchingWords'
import { Picker } from './Picker'

const none = ' none'

interface MatchingRowProps {
  readonly row: MatchingView['objects'][number]
  readonly working: boolean
  readonly onChange: (key: MatchKey | null) => void
}

/** One object of Salesforce: the field that finds its records, and the value of Intercom that it holds. */
export function MatchingRow({ row, working, onChange }: MatchingRowProps): ReactNode {
  const { object, key, fields, attributes, problem } = row
  const noteId = useId()
  return (
    <div role="row" className={styles.row}>
      <span role="rowheader" className={styles.object}>
        {object}
        {object === 'Account' ? <span className={styles.of}> of a company</span> : null}
      </span>
      <span role="cell" className={styles.pick}>
        <Picker
          label={`Field that finds ${object === 'Account' ? 'an Account' : `a ${object}`}`}
          value={key?.field ?? none}
          placeholder={key?.field ?? without[object]}
          describedBy={noteId}
          options={[
            { id: none, label: without[object] },
            ...fields.map(({ name, label, mark }) => ({ id: name, label, detail: name, ...(mark ? { mark } : {}) })),
          ]}
          onChange={(field) =>
            onChange(field === none ? null : { field, attribute: key?.attribute ?? usualAttribute[object] })
          }
        />
      </span>
      <span role="cell" className={styles.pick}>
        {key === null ? (
          <span className={styles.nothing}>{object === 'Account' ? 'Website' : 'Email'}</span>
        ) : (
          <Picker
            label={`Compared with, for ${object === 'Account' ? 'an Account' : `a ${object}`}`}
            value={key.attribute}
            placeholder={key.attribute}
            describedBy={noteId}
            options={attributes.map((one) => ({ id: one.key, label: one.label }))}
            onChange={(attribute) => onChange({ field: key.field, attribute })}
          />
        )}
      </span>
      <span role="cell" id={noteId} className={styles.note} data-problem={problem === null ? undefined : ''}>
        {problem === null ? null : <CircleAlert size={14} aria-hidden="true" />}
        {stateWords(row, working)}
      </span>
    </div>
  )
}
