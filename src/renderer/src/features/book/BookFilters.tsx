import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useBookView } from '../../state/bookView'
import { Button } from '../../ui/Button'
import { MenuButton } from '../../ui/MenuButton'
import { Segmented, ToggleChip } from '../../ui/Segmented'
import { matchNames } from './matchWords'

/** The filters of My book: role, unread, open, silent, match. */
export function BookFilters(): ReactNode {
  const { filter, change } = useBookView()
  const names = matchNames.filter((one) => filter.match.includes(one.id)).map((one) => one.label)
  return (
    <>
      <Segmented
        label="Role"
        value={filter.role ?? 'all'}
        options={[
          { id: 'all', label: 'All' },
          { id: 'lead', label: 'Leads' },
          { id: 'user', label: 'Users' },
        ]}
        onChange={(role) => change({ role: role === 'all' ? null : role })}
      />
      <ToggleChip label="Unread" on={filter.unreadOnly} onChange={(unreadOnly) => change({ unreadOnly })} />
      <ToggleChip label="Open" on={filter.openOnly} onChange={(openOnly) => change({ openOnly })} />
      <ToggleChip
        label="Silent 30d"
        on={filter.silentDays !== null}
        onChange={(on) => change({ silentDays: on ? 30 : null })}
      />
      <MenuButton
        label="Match in Salesforce"
        groups={[
          { id: 'match', title: 'Match in Salesforce', choices: matchNames, selected: filter.match, many: true },
        ]}
        onAction={(_group, id) => {
          const chosen = matchNames.find((one) => one.id === id)?.id
          if (!chosen) return
          const rest = filter.match.filter((one) => one !== chosen)
          change({ match: rest.length === filter.match.length ? [...rest, chosen] : rest })
        }}
        button={
          <Button
            size="small"
            variant={names.length > 0 ? 'plain' : 'quiet'}
            aria-label={`Match: ${names.join(', ') || 'any'}`}
          >
            <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
              {names.length === 0 ? 'Match' : names.length === 1 ? names[0] : `${names.length} matches`}
              <ChevronDown size={12} aria-hidden="true" />
            </span>
          </Button>
        }
      />
    </>
  )
}
