import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import type { Place } from '../../contract/events'
import { ask, hasBridge, listen } from './bridge/bridge'
import { ConnectPage } from './features/connect/ConnectPage'
import { ProblemPage } from './features/connect/ProblemPage'
import { Frame } from './features/frame/Frame'
import { Layers } from './features/frame/Layers'
import { useAppearance } from './features/frame/useAppearance'
import { useFrontReport } from './features/frame/useFrontReport'
import { useShortcuts } from './keys/useShortcuts'
import { useAccount } from './queries/app'
import { createQueryClient, followChanges } from './queries/client'
import { useDraftKeeping } from './queries/drafts'
import { useLayers } from './state/layers'
import { usePlace } from './state/place'
import { showToast } from './state/toasts'
import { Empty, Failed, Skeleton } from './ui/States'
import { Toasts } from './ui/Toasts'

/** The whole window. */
export function App(): ReactNode {
  const [client] = useState(createQueryClient)
  useEffect(() => followChanges(client), [client])
  if (!hasBridge()) {
    return (
      <Empty title="Repdesk could not start">This page was opened outside Repdesk. Close it and open the app.</Empty>
    )
  }
  return (
    <QueryClientProvider client={client}>
      <Window />
    </QueryClientProvider>
  )
}

function Window(): ReactNode {
  useAppearance()
  useShortcuts()
  useFrontReport()
  useDraftKeeping()
  useEffect(() => {
    const removals = [listen('navigate', goTo), listen('notice', (notice) => showToast(notice))]
    return () => removals.forEach((remove) => remove())
  }, [])
  return (
    <>
      <Content />
      <Layers />
      <Toasts />
    </>
  )
}

/** Shows a place that main asked for, and what the rep wanted to do there. */
function goTo(place: Place): void {
  usePlace.getState().follow(place)
  if (place.kind !== 'conversation' || place.act === undefined) return
  ask('conversations.get', { conversationId: place.id }).then(
    ({ personId }) => useLayers.getState().open({ kind: 'lead', personId, conversationId: place.id }),
    // The conversation itself says that it cannot be shown.
    () => undefined,
  )
}

function Content(): ReactNode {
  const account = useAccount()
  const connecting = usePlace((state) => state.connecting)
  if (account.error) return <Failed error={account.error} onRetry={() => void account.refetch()} />
  if (!account.data) return <Skeleton lines={6} label="Opening Repdesk" />
  if (account.data.problem) return <ProblemPage problem={account.data.problem} />
  if (connecting || account.data.intercom === null) return <ConnectPage account={account.data} />
  return <Frame account={account.data} />
}
