import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import styles from './Menu.module.css'

export interface MenuChoice {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon?: ReactNode
}

export interface MenuGroup {
  readonly id: string
  readonly title: string
  readonly choices: readonly MenuChoice[]
  /** Ids that are ticked; left out where the group only acts. */
  readonly selected?: readonly string[]
  readonly many?: boolean
}

interface MenuButtonProps {
  readonly button: ReactElement
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly onAction: (groupId: string, choiceId: string) => void
  readonly placement?: 'bottom start' | 'bottom end' | 'top start'
}

/** A button that opens a menu of groups; a group may be a choice of one or of many. */
export function MenuButton({
  button,
  label,
  groups,
  onAction,
  placement = 'bottom start',
}: MenuButtonProps): ReactNode {
  return (
    <MenuTrigger>
      {button}
      <Popover className={styles.popover ?? ''} placement={placement} offset={4}>
        <Menu className={styles.menu ?? ''} aria-label={label}>
          {groups.map((group, index) => (
            <MenuGroupView key={group.id} group={group} divided={index > 0} onAction={onAction} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function MenuGroupView(props: {
  readonly group: MenuGroup
  readonly divided: boolean
  readonly onAction: MenuButtonProps['onAction']
}): ReactNode {
  const { group, divided, onAction } = props
  const choosing = group.selected !== undefined
  return (
    <>
      {divided ? <Separator className={styles.separator ?? ''} /> : null}
      <MenuSection
        {...(choosing
          ? {
              selectionMode: group.many ? ('multiple' as const) : ('single' as const),
              selectedKeys: group.selected?.map((id) => `${group.id}:${id}`) ?? [],
              shouldCloseOnSelect: !group.many,
            }
          : {})}
        aria-label={group.title}
      >
        {choosing ? <Header className={styles.header}>{group.title}</Header> : null}
        {group.choices.map((choice) => (
          <MenuItem
            key={choice.id}
            id={`${group.id}:${choice.id}`}
            textValue={choice.label}
            className={styles.item ?? ''}
            onAction={() => onAction(group.id, choice.id)}
          >
            <span className={styles.tick}>
              {choice.icon ?? (group.selected?.includes(choice.id) ? <Check size={14} aria-hidden="true" /> : null)}
            </span>
            <span className={styles.itemLabel}>{choice.label}</span>
            {choice.detail ? <span className={styles.itemDetail}>{choice.detail}</span> : null}
          </MenuItem>
        ))}
      </MenuSection>
    </>
  )
}
