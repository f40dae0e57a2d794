import type { CommandInput } from '../../../../contract/commands'
import type { Segment } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { showToast } from '../../state/toasts'

type Input = CommandInput<'segments.save'> & { readonly count?: number | null }
type Save = (
  segment: Input,
  onSaved: (segment: Segment) => void,
  told: string | null,
  fail?: (message: string) => void,
) => void

/** Keeps a segment, and says so; what is wrong with its name goes to `fail` where that is given. */
export function useSaveSegment(): Save {
  const { mutate } = useCommand('segments.save', { quiet: true })
  return ({ count: _count, ...segment }, onSaved, told, fail) =>
    mutate(segment, {
      onSuccess: (saved) => {
        onSaved(saved)
        if (told !== null) showToast({ tone: 'done', text: told })
      },
      onError: (error) => {
        const message = error instanceof CommandFailure ? (error.fields['name'] ?? error.message) : sentenceOf(error)
        if (fail) fail(message)
        else showToast({ tone: 'problem', text: message })
      },
    })
}
