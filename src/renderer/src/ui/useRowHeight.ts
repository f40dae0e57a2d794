import { useSettings } from '../queries/app'

/** Height of a list row in CSS pixels: 44 comfortable, 32 compact (LOOK.md, "Space"). */
export function useRowHeight(): number {
  return useSettings().data?.density === 'compact' ? 32 : 44
}
