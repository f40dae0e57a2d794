import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { usePerson } from '../../queries/people'
import { useCompanies } from '../../queries/personFields'
import { ChoiceList } from '../../ui/ChoiceList'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Failed, Skeleton } from '../../ui/States'
import { useChoices, type Choice } from '../../ui/useChoices'

/** Stands for a company of the name that is typed. */
const fresh = 'new'

/** Which company: one that is there, or a new one of the name that was typed. Enter adds it. */
export function AddCompanyDialog(props: { readonly personId: string; readonly onClose: () => void }): ReactNode {
  const { personId, onClose } = props
  const person = usePerson(personId)
  const [text, setText] = useState('')
  const companies = useCompanies(text)
  const add = useCommand('people.addCompany', {
    quiet: true,
    onDone: (item) => {
      onClose()
      announceItem(item)
    },
  })
  const found = (companies.data ?? []).map((one): Choice => {
    return { id: one.id, label: one.name, detail: one.detail, isOn: isIn(one.id) }
  })
  const name = text.trim()
  const isThere = found.some((one) => one.label.toLowerCase() === name.toLowerCase())
  const make: Choice = { id: fresh, label: `Create “${name}”`, detail: 'A new company in Intercom', isOn: false }
  // Sifted by what is typed now, too: main's answer may still be that of fewer letters.
  const choosing = useChoices(name === '' || isThere ? found : [...found, make])
  function isIn(id: string): boolean {
    return person.data?.companies.some((one) => one.id === id) ?? false
  }
  const choose = ({ id, isOn }: Choice): void => {
    if (isOn || add.isPending) return
    add.mutate({ personId, company: id === fresh ? { name, ownId: null } : { id } })
  }
  const failed = person.error ? person : companies.error ? companies : null
  return (
    <Dialog title="Add company" detail={person.data?.displayName ?? null} onClose={onClose}>
      {failed?.error ? (
        <DialogBody>
          <Failed error={failed.error} onRetry={() => void failed.refetch()} />
        </DialogBody>
      ) : person.data ? (
        <>
          <DialogBody>
            {add.error ? <Problem alert>{sentenceOf(add.error)}</Problem> : null}
            <ChoiceList
              find="Find a company"
              placeholder="Name of a company"
              label="Companies"
              nothing={companies.data ? 'Type a name' : 'Looking for companies'}
              onWords="In it now"
              choosing={{
                ...choosing,
                text,
                setText: (next) => {
                  setText(next)
                  choosing.setText(next.trim())
                },
              }}
              onChoose={choose}
            />
          </DialogBody>
          <DialogFooter hint="Enter adds it. A name that is not there makes a new company.">{null}</DialogFooter>
        </>
      ) : (
        <DialogBody>
          <Skeleton lines={5} label="Add company" />
        </DialogBody>
      )}
    </Dialog>
  )
}
