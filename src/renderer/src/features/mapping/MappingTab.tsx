import { Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { MappingView } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { entriesOf, useMapping, useSaveMapping } from '../../queries/mapping'
import { useMatching } from '../../queries/matching'
import { Button } from '../../ui/Button'
import { ToggleChip } from '../../ui/Segmented'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { attributeGroups } from './attributeGroups'
import styles from './Mapping.module.css'
import { MappingNotices } from './MappingNotices'
import { MappingTable } from './MappingTable'
import { MatchingTable } from './MatchingTable'
import { SaveMark } from './SaveMark'

/** Settings, Mapping: which attribute of Intercom fills which field of a Lead, and what is left out. */
export function MappingTab(): ReactNode {
  const mapping = useMapping()
  // Waited for as well: it stands above, and coming later it would push the rest away from under a pointer.
  const matching = useMatching()
  if (mapping.error && !mapping.data) {
    return <Failed error={mapping.error} onRetry={() => void mapping.refetch()} />
  }
  if (!mapping.data || matching.isPending) return <Skeleton lines={10} label="Loading mapping" />
  return (
    <>
      <p className={styles.intro}>
        Which Lead or Contact somebody is, and which Account their company. Where a field of Salesforce holds an id of
        yours, it goes before the email and the website.
      </p>
      <MatchingTable />
      <Mapping view={mapping.data} />
    </>
  )
}

function Mapping({ view }: { readonly view: MappingView }): ReactNode {
  const [text, setText] = useState('')
  const [onlyMapped, setOnlyMapped] = useState(false)
  const save = useSaveMapping()
  const entries = entriesOf(view)
  const groups = attributeGroups(shown(view, text, onlyMapped))
  return (
    <>
      <p className={styles.intro}>
        What Intercom knows of a person fills these fields when their Lead is made. Whether later edits follow by
        themselves is set under What Repdesk writes by itself.
      </p>
      <div className={styles.bar}>
        <span className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label="Find an attribute or a field"
            placeholder="Find an attribute or a field"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </span>
        <ToggleChip label="Mapped only" on={onlyMapped} onChange={setOnlyMapped} />
        <span className={styles.fill} />
        <SaveMark
          pending={save.isPending}
          saved={save.isSuccess}
          error={save.error ? sentenceOf(save.error) : null}
          idle={counted(view.entries.length, 'attribute mapped', 'attributes mapped')}
        />
        {save.error ? (
          <Button size="small" onPress={() => save.mutate(save.variables)}>
            Try again
          </Button>
        ) : null}
      </div>
      <MappingNotices view={view} onClear={(entry) => save.mutate(entries.filter((one) => one !== entry))} />
      {view.fields.length === 0 ? (
        <Empty title="The fields of a Lead are not known yet">
          They come once Salesforce is connected and Repdesk has been online.
        </Empty>
      ) : groups.length > 0 ? (
        <MappingTable view={view} groups={groups} onSave={(next) => save.mutate(next)} />
      ) : (
        <Empty title={onlyMapped && text === '' ? 'Nothing is mapped yet' : 'Nothing is called that'}>
          {onlyMapped ? 'Switch off “Mapped only” to see every attribute.' : 'Try another word.'}
        </Empty>
      )}
      {view.attributesReadAt === null ? null : (
        <p className={styles.quiet}>
          Attributes read from Intercom <TimeText at={view.attributesReadAt} form="long" />.
        </p>
      )}
    </>
  )
}

/** Attributes whose own words, or whose field's, contain the text. */
function shown(view: MappingView, text: string, onlyMapped: boolean): MappingView['attributes'] {
  const wanted = text.trim().toLowerCase()
  const fields = new Map(view.fields.map((one) => [one.name, one.label]))
  const entries = entriesOf(view)
  return view.attributes.filter((attribute) => {
    const own = entries.filter((one) => one.attribute === attribute.key)
    if (onlyMapped && own.length === 0) return false
    const words = [attribute.label, attribute.key, ...own.flatMap(({ field }) => [field, fields.get(field) ?? ''])]
    return words.join(' ').toLowerCase().includes(wanted)
  })
}
