import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { useLayers, type Layer } from '../../state/layers'
import { showToast } from '../../state/toasts'

interface SendAtOnce<Form> {
  /** The form as main fills it in. */
  readonly ask: () => Promise<Form>
  /** Sends it as it is, and says so. */
  readonly send: (form: Form) => Promise<void>
  /** The dialog with the form. */
  readonly dialog: Layer
}

interface FormToSend {
  readonly ready: boolean
  readonly blocked: string | null
  /** What there is already: whether another one is wanted is the rep's to say. */
  readonly existing?: readonly unknown[]
}

/**
 * Makes a record with the form as main fills it in, without showing it (Ctrl/Cmd+Enter on the button). Where something is
 * missing, blocked, refused or there already, the form is shown instead: those are the rep's to decide.
 */
export function useSendAtOnce<Form extends FormToSend>({ ask, send, dialog }: SendAtOnce<Form>): () => void {
  const open = useLayers((state) => state.open)
  const run = async (): Promise<void> => {
    const form = await ask()
    if (form.ready && form.blocked === null && (form.existing ?? []).length === 0) await send(form)
    else open(dialog)
  }
  return () => {
    run().catch((error: unknown) => {
      if (error instanceof CommandFailure && error.code === 'validation') open(dialog)
      else showToast({ tone: 'problem', text: sentenceOf(error) })
    })
  }
}
