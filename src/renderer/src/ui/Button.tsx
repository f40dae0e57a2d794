import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { CommandId } from '../keys/shortcuts'
import { cx } from './cx'
import { ShortcutHint } from './Kbd'
import styles from './Button.module.css'
import { Tip } from './Tip'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly children?: ReactNode
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal'
  readonly icon?: ReactNode
  /** Shows the command's keys beside the label. */
  readonly command?: CommandId
  /** Why it cannot be used now: it keeps its place in the tab order, and says so. The id of the visible sentence. */
  readonly blockedBy?: string | undefined
  readonly wide?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a label. Blocked ones stay reachable by keys, so that the reason can be read. */
export function Button(props: ButtonProps): ReactNode {
  const { variant = 'plain', size = 'normal', icon, command, blockedBy, wide, children, onPress, ...rest } = props
  const blocked = blockedBy !== undefined
  return (
    <AriaButton
      {...rest}
      {...(blocked ? { 'aria-disabled': true, 'aria-describedby': blockedBy } : onPress ? { onPress } : {})}
      className={cx(styles.button, styles[variant], styles[size], wide && styles.wide, blocked && styles.blocked)}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {command ? <ShortcutHint id={command} /> : null}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly label: string
  readonly icon: ReactNode
  readonly command?: CommandId
  readonly active?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is only an icon: its tooltip names the action and the shortcut. */
export function IconButton(props: IconButtonProps): ReactNode {
  const { label, icon, command, active, ...rest } = props
  return (
    <Tip label={label} {...(command ? { command } : {})}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.icon, active && styles.active)}>
        {icon}
      </AriaButton>
    </Tip>
  )
}
