import { Merge } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { IconButton } from '../../ui/Button'

/** In a person's header: asks with whom they are to be merged. */
export function MergeButton({ personId }: { readonly personId: string }): ReactNode {
  const open = useLayers((state) => state.open)
  const merge = (): void => open({ kind: 'merge', personId, otherId: null })
  useCommandHandler('mergePerson', merge)
  return <IconButton label="Merge…" command="mergePerson" icon={<Merge size={16} />} onPress={merge} />
}
