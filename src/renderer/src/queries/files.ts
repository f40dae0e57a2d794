import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type { DraftFile } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** Which file of which message. */
export interface FileAddress {
  readonly conversationId: string
  readonly partId: string
  readonly fileId: string
}

/** A picture, once it is wanted. Kept while the page is there: main is not asked again for what is on the screen. */
export function usePicture(
  { conversationId, partId, fileId }: FileAddress,
  wanted: boolean,
): UseQueryResult<CommandOutput<'files.show'>> {
  return useQuery({
    queryKey: ['picture', conversationId, partId, fileId],
    queryFn: () => ask('files.show', { conversationId, partId, fileId }),
    enabled: wanted,
  })
}

/** What goes out with what is being written in a conversation. */
export function useDraftFiles(conversationId: string): readonly DraftFile[] {
  const files = useQuery({
    queryKey: ['conversation', conversationId, 'files'],
    queryFn: () => ask('drafts.files', { conversationId }),
  })
  return files.data?.files ?? []
}
