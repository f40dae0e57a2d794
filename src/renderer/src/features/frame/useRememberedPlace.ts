import { useEffect } from 'react'
import type { WindowPlace } from '../../../../contract/placeCommands'
import { ask } from '../../bridge/bridge'
import { usePlace } from '../../state/place'

/** So long (ms) is a place looked at before it is kept: going through a list keeps its end alone. */
const KEEP_MS = 500

/** Shows what was shown when the app ended, unless the rep or a link was faster, and keeps what is shown from then on. */
export function useRememberedPlace(): void {
  useEffect(() => {
    let stop = (): void => undefined
    let ended = false
    const begin = async (): Promise<void> => {
      // Without an answer the window begins with the book.
      const { place } = await ask('app.place', {}).catch(() => ({ place: null }))
      if (ended) return
      if (place !== null && usePlace.getState() === usePlace.getInitialState()) usePlace.getState().restore(place)
      stop = keepPlace()
    }
    void begin()
    return () => {
      ended = true
      stop()
    }
  }, [])
}

/** Answers its own end. */
function keepPlace(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept = ''
  const save = (): void => {
    clearTimeout(timer)
    const place = placeNow()
    if (JSON.stringify(place) === kept) return
    kept = JSON.stringify(place)
    ask('app.savePlace', { place }).catch(() => undefined)
  }
  kept = JSON.stringify(placeNow())
  const forget = usePlace.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(save, KEEP_MS)
  })
  window.addEventListener('pagehide', save)
  return () => {
    forget()
    window.removeEventListener('pagehide', save)
    clearTimeout(timer)
  }
}

function placeNow(): WindowPlace {
  const { screen, tab, opened, companyId } = usePlace.getState()
  const { personId = null, conversationId = null } = opened[screen] ?? {}
  return { screen, tab, personId, conversationId, companyId: screen === 'company' ? companyId : null }
}
