import { Failure } from '../domain/failure'
import type { Handlers } from './context'

type Family = Pick<Handlers, 'cases.form' | 'cases.create'>

const notYet = (): never => {
  throw new Failure('unsupported', 'This is not built yet.')
}

export const caseCommands: Family = {
  'cases.form': notYet,
  'cases.create': notYet,
}
