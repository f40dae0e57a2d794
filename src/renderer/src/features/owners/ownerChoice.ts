import type { OwnerChoices } from '../../../../contract/models'
import type { Choice } from '../../ui/useChoices'

/** One line of the picker; `ownerId` null is nobody. */
export interface OwnerOption extends Choice {
  readonly ownerId: string | null
}

/** Teammates and nobody: "Me" first, "No owner" last. `now`: the owner, undefined where there is not one for all. */
export function ownerOptions(
  teammates: OwnerChoices['teammates'],
  now: string | null | undefined,
): readonly OwnerOption[] {
  const all = [
    ...teammates.map((one) => ({
      ownerId: one.id,
      label: one.isMe ? `Me (${one.name})` : one.name,
      detail: one.email,
    })),
    { ownerId: null, label: 'No owner', detail: '' },
  ]
  return all.map((one) => ({ ...one, id: one.ownerId ?? '', isOn: one.ownerId === now }))
}
