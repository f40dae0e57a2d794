import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { showToast } from '../state/toasts'
import { Button, IconButton } from './Button'
import { copyText } from './copyText'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the accessible name: "Copy the callback address". */
  readonly label: string
  /** Shown beside the icon; an icon alone without it. */
  readonly children?: ReactNode
  readonly variant?: 'primary' | 'plain' | 'quiet'
}

/** Copies a text, and says for two seconds that it did. */
export function CopyButton({ text, label, children, variant = 'plain' }: CopyButtonProps): ReactNode {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setIsCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = (): void => {
    if (copyText(text)) setIsCopied(true)
    else showToast({ tone: 'problem', text: 'This could not be copied. Select the text and copy it.' })
  }
  const icon = isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />
  if (children === undefined) return <IconButton label={isCopied ? 'Copied' : label} icon={icon} onPress={copy} />
  return (
    <Button size="small" variant={variant} icon={icon} onPress={copy} aria-label={isCopied ? 'Copied' : label}>
      {isCopied ? 'Copied' : children}
    </Button>
  )
}
