import { PackageCheck, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Arrived } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { useSyncStatus } from '../../queries/app'
import { useBookView } from '../../state/bookView'
import { usePlace } from '../../state/place'
import { Banner } from '../../ui/Banner'
import { Button, IconButton } from '../../ui/Button'

const nextLabels: Readonly<Record<Arrived['next'], string>> = {
  connectSalesforce: 'Connect Salesforce',
  chooseMatches: 'Show who has several',
  openBook: 'Open my book',
}

/** What the first sync brought and what to do next: said once, and here until the rep has done with it. */
export function ArrivedNotice(): ReactNode {
  const [arrived, dismiss] = useArrived()
  return (
    <div aria-live="polite">
      {arrived ? (
        <Banner
          tone="info"
          icon={<PackageCheck size={16} />}
          action={
            <>
              <Button
                size="small"
                onPress={() => {
                  goOn(arrived.next)
                  dismiss()
                }}
              >
                {nextLabels[arrived.next]}
              </Button>
              <IconButton label="Dismiss" icon={<X size={14} />} onPress={dismiss} />
            </>
          }
        >
          <strong>{arrived.title}.</strong> {arrived.text}
        </Banner>
      ) : null}
    </div>
  )
}

/** Takes the notice from main as soon as somebody can see it: a hidden window leaves it for later. */
function useArrived(): [Arrived | null, () => void] {
  const { data: status } = useSyncStatus()
  const [shown, setShown] = useState<Arrived | null>(null)
  const fresh = status?.arrived ?? null
  const text = fresh && JSON.stringify(fresh)
  useEffect(() => {
    if (text === null) return
    const take = (): void => {
      if (document.hidden) return
      document.removeEventListener('visibilitychange', take)
      setShown(JSON.parse(text) as Arrived)
      // A refusal means that it is said again at the next start.
      ask('sync.arrivedSeen', {}).catch(() => undefined)
    }
    document.addEventListener('visibilitychange', take)
    take()
    return () => document.removeEventListener('visibilitychange', take)
  }, [text])
  return [shown, () => setShown(null)]
}

function goOn(next: Arrived['next']): void {
  const { goTo, setConnecting } = usePlace.getState()
  if (next === 'connectSalesforce') setConnecting(true)
  else {
    const { clear, change } = useBookView.getState()
    clear()
    if (next === 'chooseMatches') change({ match: ['several'] })
    goTo('book')
  }
}
