import type { ReactElement, ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import type { CommandId } from '../keys/shortcuts'
import { ShortcutHint } from './Kbd'
import styles from './Tip.module.css'

interface TipProps {
  readonly label: string
  readonly command?: CommandId
  /** A react-aria button or another focusable. */
  readonly children: ReactElement
}

/** A tooltip that names the action and its shortcut, shown after half a second. */
export function Tip({ label, command, children }: TipProps): ReactNode {
  return (
    <TooltipTrigger delay={450} closeDelay={60}>
      {children}
      <Tooltip className={styles.tip} offset={6}>
        {label}
        {command ? <ShortcutHint id={command} /> : null}
      </Tooltip>
    </TooltipTrigger>
  )
}
