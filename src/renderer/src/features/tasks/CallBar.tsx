import { Phone, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { counted } from '../../format/numbers'
import { minutesSince, useCalls } from '../../state/calls'
import { useLayers } from '../../state/layers'
import { Banner } from '../../ui/Banner'
import { Button, IconButton } from '../../ui/Button'
import { useNow } from '../../ui/TimeText'

/** After a number was clicked: offers to log the call, with the minutes since, until it is logged or waved away. */
export function CallBar(): ReactNode {
  const { call, end } = useCalls()
  const open = useLayers((state) => state.open)
  const now = useNow()
  if (!call) return null
  const { personId, conversationId } = call
  const log = (): void => {
    open({ kind: 'task', personId, conversationId, purpose: 'call', minutes: minutesSince(call.startedAt, Date.now()) })
    end()
  }
  return (
    <section aria-label="Call">
      <Banner
        tone="info"
        icon={<Phone size={16} />}
        action={
          <>
            <Button size="small" onPress={log}>
              Log a call
            </Button>
            <IconButton label="Dismiss" icon={<X size={14} />} onPress={end} />
          </>
        }
      >
        You called <bdi>{call.personName}</bdi> on <bdi>{call.number}</bdi>,{' '}
        {counted(minutesSince(call.startedAt, Math.max(now, call.startedAt)), 'minute', 'minutes')} ago.
      </Banner>
    </section>
  )
}
