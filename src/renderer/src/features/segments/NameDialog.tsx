import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { TextField } from '../../ui/Fields'

interface NameDialogProps {
  readonly title: string
  readonly name: string
  readonly action: string
  readonly onClose: () => void
  /** Takes the name; what is wrong with it is handed to `fail`. */
  readonly onName: (name: string, fail: (message: string) => void) => void
}

/** Asks for a segment's name. */
export function NameDialog({ title, name, action, onClose, onName }: NameDialogProps): ReactNode {
  const [text, setText] = useState(name)
  const [error, setError] = useState<string | null>(null)
  const send = (): void => {
    if (text.trim() === '') setError('Give it a name')
    else onName(text.trim(), setError)
  }
  return (
    <Dialog title={title} size="small" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <DialogBody>
          <TextField
            label="Name"
            value={text}
            maxLength={60}
            autoFocus
            {...(error === null ? {} : { error })}
            onChange={(next) => {
              setText(next)
              setError(null)
            }}
          />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            {action}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
