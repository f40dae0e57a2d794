import type { ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { CreateLeadDialog } from '../lead/CreateLeadDialog'
import { Palette } from '../search/Palette'
import { ShortcutsSheet } from './ShortcutsSheet'

/** The one floating layer that is open: palette, shortcuts sheet or Create lead. */
export function Layers(): ReactNode {
  const layer = useLayers((state) => state.layer)
  const open = useLayers((state) => state.open)
  const close = useLayers((state) => state.close)
  useCommandHandler('palette', () => (layer?.kind === 'palette' ? close() : open({ kind: 'palette' })))
  useCommandHandler('help', () => open({ kind: 'shortcuts' }))
  if (!layer) return null
  if (layer.kind === 'palette') return <Palette onClose={close} />
  if (layer.kind === 'shortcuts') return <ShortcutsSheet onClose={close} />
  return <CreateLeadDialog personId={layer.personId} conversationId={layer.conversationId} onClose={close} />
}
