import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { Button, IconButton } from '../../ui/Button'
import type { ExportSource } from './ExportDialog'

interface ExportButtonProps {
  readonly from: ExportSource
  /** How many rows there are: of none there is nothing to export. */
  readonly total: number
  /** With its words, beside other buttons. */
  readonly labelled?: boolean
}

/** Opens the export of a list; from the palette too. The list in front answers. */
export function ExportButton({ from, total, labelled = false }: ExportButtonProps): ReactNode {
  const openLayer = useLayers((state) => state.open)
  const open = (): void => openLayer({ kind: 'export', from })
  useCommandHandler('exportPeople', open, total > 0)
  if (total === 0) return null
  return labelled ? (
    <Button size="small" icon={<Download size={14} />} onPress={open}>
      Export…
    </Button>
  ) : (
    <IconButton label="Export this list" command="exportPeople" icon={<Download size={16} />} onPress={open} />
  )
}
