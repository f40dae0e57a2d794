import { Check, CircleAlert, Info, X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useLayout } from '../state/layout'
import { usePlace } from '../state/place'
import { useToasts, type Toast } from '../state/toasts'
import { Button, IconButton } from './Button'
import { cx } from './cx'
import styles from './Toasts.module.css'
import { useFrameSize } from './useMedia'

const icons = { info: Info, done: Check, problem: CircleAlert }

/** The sentences at the bottom of the window; read out as they come, and kept while the pointer is on them. */
export function Toasts(): ReactNode {
  const toasts = useToasts((state) => state.toasts)
  const navWidth = useLayout((state) => state.widths.nav)
  // Beside the navigation, whose last lines have to stay within reach.
  const start = (useFrameSize() === 'wide' ? navWidth : 52) + 12
  return (
    <section
      className={styles.region}
      style={{ insetInlineStart: start }}
      aria-label="Messages"
      aria-live="polite"
      aria-relevant="additions"
    >
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastView({ toast }: { readonly toast: Toast }): ReactNode {
  const dismiss = useToasts((state) => state.dismiss)
  const follow = usePlace((state) => state.follow)
  const Icon = icons[toast.tone]
  const { place, action } = toast

  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), toast.lasts)
    return () => clearTimeout(timer)
  }, [toast, dismiss])

  return (
    <div className={cx(styles.toast, styles[toast.tone])}>
      <Icon size={16} aria-hidden="true" />
      <p className={styles.text} dir="auto">
        {toast.text}
      </p>
      {action ? (
        <Button
          size="small"
          variant="quiet"
          {...(action.label === 'Undo' ? { command: 'undo' as const } : {})}
          onPress={() => {
            action.run()
            dismiss(toast.id)
          }}
        >
          {action.label}
        </Button>
      ) : null}
      {place ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            follow(place)
            dismiss(toast.id)
          }}
        >
          Show
        </Button>
      ) : null}
      <IconButton label="Dismiss" icon={<X size={14} />} onPress={() => dismiss(toast.id)} />
    </div>
  )
}
