import { useCommandHandler } from '../../keys/commandHandlers'
import { useImportGroups } from '../../queries/merging'
import { useLayers } from '../../state/layers'

/** From the palette, anywhere: who is there twice, leads from a file, and the newest import. */
export function useMergeCommands(): void {
  const open = useLayers((state) => state.open)
  const { data: groups } = useImportGroups()
  const latest = groups?.find((group) => group.waiting > 0 || group.needsYou > 0) ?? groups?.[0] ?? null
  useCommandHandler('findDuplicates', () => open({ kind: 'duplicates' }))
  useCommandHandler('importLeads', () => open({ kind: 'import', groupId: null }))
  useCommandHandler('showImport', () => latest && open({ kind: 'import', groupId: latest.groupId }), latest !== null)
}
