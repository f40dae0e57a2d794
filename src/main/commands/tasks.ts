import { Failure } from '../domain/failure'
import type { Handlers } from './context'

type Family = Pick<Handlers, 'tasks.form' | 'tasks.create' | 'tasks.today' | 'tasks.get' | 'tasks.update'>

const notYet = (): never => {
  throw new Failure('unsupported', 'This is not built yet.')
}

export const taskCommands: Family = {
  'tasks.form': notYet,
  'tasks.create': notYet,
  'tasks.today': notYet,
  'tasks.get': notYet,
  'tasks.update': notYet,
}
