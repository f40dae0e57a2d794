import { X } from 'lucide-react'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button'
import { cx } from './cx'
import styles from './Dialog.module.css'
import { Truncate } from './Truncate'

interface DialogProps {
  /** Its visible title and accessible name. */
  readonly title: string
  readonly detail?: ReactNode
  readonly onClose: () => void
  readonly size?: 'small' | 'normal' | 'large'
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
}

/** A dialog over the window. Escape and a click outside close it, and the focus returns to where it came from. */
export function Dialog({ title, detail, onClose, size = 'normal', role = 'dialog', children }: DialogProps): ReactNode {
  useEscapeWithoutFocus(onClose)
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title}>
              <Truncate>{title}</Truncate>
            </Heading>
            {detail ? <Truncate className={styles.detail}>{detail}</Truncate> : null}
            <span className={styles.close}>
              <IconButton label="Close" icon={<X size={16} />} onPress={onClose} />
            </span>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Dialogs that are open, the one in front last. */
const openDialogs: symbol[] = []

/** A button that is switched off while it has the focus drops it to the page, where the dialog hears no key. */
function useEscapeWithoutFocus(onClose: () => void): void {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const own = Symbol('dialog')
    openDialogs.push(own)
    const onKey = (event: KeyboardEvent): void => {
      const isInFront = openDialogs.at(-1) === own
      if (event.key === 'Escape' && isInFront && document.activeElement === document.body) close()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      openDialogs.splice(openDialogs.indexOf(own), 1)
    }
  }, [])
}

interface DialogBodyProps {
  /** Only words: it takes the focus itself, so that keys scroll it. */
  readonly isText?: boolean
  readonly children: ReactNode
}

/** The scrolling middle of a dialog. */
export function DialogBody({ isText = false, children }: DialogBodyProps): ReactNode {
  return (
    <div className={styles.body} {...(isText ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  )
}

/** The dialog's last line: a hint at the left, the buttons at the right. */
export function DialogFooter({
  hint,
  children,
}: {
  readonly hint?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <footer className={styles.footer}>
      <span className={styles.hint}>{hint}</span>
      {children}
    </footer>
  )
}
