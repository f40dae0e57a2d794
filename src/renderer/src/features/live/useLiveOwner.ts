import { useCallback } from 'react'
import { liveOwnerOf } from '../../../../contract/liveOwner'
import type { SegmentFilter } from '../../../../contract/models'
import { useAccount } from '../../queries/app'

/** Whose people a filter asks Intercom for (`liveOwnerOf`), for the rep who is signed in. */
export function useLiveOwner(): (filter: SegmentFilter) => string | null | undefined {
  const { data: account } = useAccount()
  const repId = account?.intercom?.rep.id ?? ''
  return useCallback((filter) => liveOwnerOf(filter, repId), [repId])
}
