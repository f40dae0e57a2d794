import type { SearchHit } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { openLink } from '../../bridge/openLink'
import { useFoundMessage } from '../../state/foundMessage'
import { usePlace } from '../../state/place'

/** Shows what a hit names, a message at its place; the text that led to it is kept for the next time. */
export function openHit(hit: SearchHit, text: string): void {
  // What is not kept is only not offered again.
  void ask('search.remember', { text: text.trim().slice(0, 200) }).catch(() => undefined)
  const place = usePlace.getState()
  switch (hit.kind) {
    case 'person':
      place.follow({ kind: 'person', id: hit.id })
      break
    case 'company':
      place.openCompany(hit.id)
      break
    case 'conversation':
      place.openConversation(hit.id, null)
      break
    case 'record':
      if (hit.personId !== null) place.follow({ kind: 'person', id: hit.personId })
      else if (hit.url !== null) openLink(hit.url)
      break
    case 'message':
      showMessage(hit.conversationId, hit.partId)
      break
    case 'note':
      if (hit.conversationId !== null && hit.partId !== null) showMessage(hit.conversationId, hit.partId)
      else if (hit.personId !== null) {
        place.follow({ kind: 'person', id: hit.personId })
        place.setTab('profile')
      }
  }
}

function showMessage(conversationId: string, partId: string): void {
  useFoundMessage.getState().show(conversationId, partId)
  usePlace.getState().openConversation(conversationId, null)
}
