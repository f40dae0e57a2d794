import { ArrowLeft, ArrowLeftRight, ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MappingDirection } from '../../../../contract/models'
import { Button } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'

const choices: ReadonlyArray<{ readonly id: MappingDirection; readonly label: string; readonly icon: ReactNode }> = [
  { id: 'toSalesforce', label: 'To Salesforce', icon: <ArrowRight size={14} aria-hidden="true" /> },
  { id: 'fromSalesforce', label: 'From Salesforce', icon: <ArrowLeft size={14} aria-hidden="true" /> },
  {
    id: 'preferSalesforceUnlessBlank',
    label: 'Salesforce unless blank',
    icon: <ArrowLeftRight size={14} aria-hidden="true" />,
  },
]

/** A rule in the rep's words. */
export function directionWords(direction: MappingDirection): string {
  return choices.find((one) => one.id === direction)?.label ?? ''
}

interface DirectionMenuProps {
  readonly attributeLabel: string
  readonly value: MappingDirection
  readonly onChange: (direction: MappingDirection) => void
}

/** Which side of a mapping wins. */
export function DirectionMenu({ attributeLabel, value, onChange }: DirectionMenuProps): ReactNode {
  const chosen = choices.find((one) => one.id === value)
  return (
    <MenuButton
      label={`Rule for ${attributeLabel}`}
      button={
        <Button
          size="small"
          variant="quiet"
          icon={chosen?.icon}
          aria-label={`Rule for ${attributeLabel}: ${chosen?.label ?? ''}`}
        >
          {chosen?.label}
        </Button>
      }
      groups={[
        {
          id: 'direction',
          title: 'Which side wins',
          selected: [value],
          choices: choices.map(({ id, label }) => ({ id, label })),
        },
      ]}
      onAction={(_group, id) => {
        const next = choices.find((one) => one.id === id)
        if (next && next.id !== value) onChange(next.id)
      }}
    />
  )
}
