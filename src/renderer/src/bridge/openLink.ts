import { showToast } from '../state/toasts'
import { ask, sentenceOf } from './bridge'

/** Opens an https, mailto or tel link outside, through main; a refused one is said. */
export function openLink(url: string): void {
  ask('app.openLink', { url }).catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
}
