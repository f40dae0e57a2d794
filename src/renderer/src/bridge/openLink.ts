import { noteCall } from '../state/calls'
import { showToast } from '../state/toasts'
import { ask, sentenceOf } from './bridge'

/** Opens an https, mailto or tel link outside, through main; a refused one is said. A call can be logged afterwards. */
export function openLink(url: string): void {
  ask('app.openLink', { url }).then(
    () => noteCall(url),
    (error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }),
  )
}
