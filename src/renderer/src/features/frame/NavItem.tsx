import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { count } from '../../format/numbers'
import type { CommandId } from '../../keys/shortcuts'
import { cx } from '../../ui/cx'
import { Tip } from '../../ui/Tip'
import styles from './Nav.module.css'

interface NavItemProps {
  readonly label: string
  readonly icon?: ReactNode
  readonly command?: CommandId
  readonly rail: boolean
  readonly current: boolean
  readonly count?: number | undefined
  /** How many of them need the rep. */
  readonly needs?: number
  readonly strong?: boolean
  readonly indented?: boolean
  readonly dot?: boolean
  /** What else can be done with it: a button beside it, shown while it is pointed at or has the focus. */
  readonly menu?: ReactNode
  readonly onPress: () => void
}

/** One place in the navigation. */
export function NavItem(props: NavItemProps): ReactNode {
  const { label, icon, command, rail, current, needs = 0, strong, indented, dot, menu, onPress } = props
  const name = needs > 0 ? `${label}, ${needs} need you` : label
  const button = (
    <AriaButton
      className={cx(styles.item, indented && styles.indented, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      {...(rail ? { 'aria-label': name } : {})}
      onPress={onPress}
    >
      {icon}
      {rail ? null : <span className={styles.label}>{label}</span>}
      {!rail && needs > 0 ? (
        <CircleAlert size={14} className={styles.needs} role="img" aria-label={`${needs} need you`} />
      ) : null}
      {!rail && (props.count || (menu && props.count === 0)) ? (
        <span className={cx(styles.count, strong && styles.strong)}>{count(props.count)}</span>
      ) : null}
      {dot ? <span className={cx(styles.dot, needs > 0 && styles.dotNeeds)} /> : null}
    </AriaButton>
  )
  return (
    <li className={menu ? styles.withMenu : undefined}>
      {command ? (
        <Tip label={rail ? name : `Go to ${label}`} command={command}>
          {button}
        </Tip>
      ) : (
        button
      )}
      {menu ? <span className={styles.menu}>{menu}</span> : null}
    </li>
  )
}
