import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MessageContent, MessagePlan } from '../../../../contract/models'
import { useMessagePreview } from '../../queries/messages'
import { IconButton } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import styles from './Messages.module.css'

type Recipient = MessagePlan['recipients'][number]

interface MessagePreviewBoxProps {
  readonly content: MessageContent
  readonly recipients: readonly Recipient[]
  /** How many get it in all: more than are looked through here. */
  readonly total: number
  readonly shown: Recipient
  readonly onShow: (personId: string) => void
}

/** What one of them would read; the others are a step away. */
export function MessagePreviewBox({ content, recipients, total, shown, onShow }: MessagePreviewBoxProps): ReactNode {
  const { data } = useMessagePreview(content, shown.personId)
  const at = recipients.findIndex((one) => one.personId === shown.personId)
  const step = (by: number): void => {
    const next = recipients[(at + by + recipients.length) % recipients.length]
    if (next) onShow(next.personId)
  }
  return (
    <section aria-label="Preview" className={styles.part}>
      <div className={styles.previewHead}>
        <h3 className={styles.subtitle}>Preview</h3>
        <Truncate className={styles.previewName}>
          {shown.personName}
          {data?.email && content.channel === 'email' ? ` · ${data.email}` : ''}
        </Truncate>
        <span className={styles.quiet}>
          {at + 1} of {total}
        </span>
        <IconButton label="Previous recipient" icon={<ChevronLeft size={16} />} onPress={() => step(-1)} />
        <IconButton label="Next recipient" icon={<ChevronRight size={16} />} onPress={() => step(1)} />
      </div>
      <div className={styles.words} aria-live="polite">
        {content.channel === 'email' ? (
          <p className={styles.subject} dir="auto">
            {data?.subject || 'No subject yet'}
          </p>
        ) : null}
        <p dir="auto">{data?.text || 'No words yet'}</p>
      </div>
    </section>
  )
}
