import { useState, type ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { Button } from '../../ui/Button'
import { ChoiceList } from '../../ui/ChoiceList'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { useChoices } from '../../ui/useChoices'
import { useHits } from '../search/useHits'

interface ChooseOtherProps {
  readonly person: Person
  readonly onChoose: (personId: string) => void
  readonly onClose: () => void
}

/** With whom: people of this desk, those with the same name first, before anything is typed. */
export function ChooseOther({ person, onChoose, onClose }: ChooseOtherProps): ReactNode {
  const [typed, setTyped] = useState('')
  const { hits } = useHits(typed.trim() === '' ? person.displayName : typed)
  const all = hits.flatMap((hit) =>
    hit.kind === 'person' && hit.id !== person.id
      ? [{ id: hit.id, label: plain(hit.title), detail: plain(hit.detail), isOn: false }]
      : [],
  )
  const choosing = useChoices(all)
  const setText = (text: string): void => {
    choosing.setText(text)
    setTyped(text)
  }
  const chosen = choosing.options[choosing.at]
  return (
    <>
      <DialogBody>
        <ChoiceList
          find="Find the other person"
          placeholder="Type a name or an email"
          label="People"
          nothing="Nobody on this desk fits."
          onWords=""
          choosing={{ ...choosing, setText }}
          isTwoStep
          onChoose={({ id }) => onChoose(id)}
        />
      </DialogBody>
      <DialogFooter hint="Intercom merges a lead into a user.">
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" isDisabled={!chosen} onPress={() => chosen && onChoose(chosen.id)}>
          Compare
        </Button>
      </DialogFooter>
    </>
  )
}

/** Without the marks around what was found. */
function plain(text: string): string {
  return text.replaceAll('\u0002', '').replaceAll('\u0003', '')
}
