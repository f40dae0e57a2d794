import { Failure } from '../domain/failure'
import type { Handlers } from './context'

type Family = Pick<Handlers, 'salesforce.refresh' | 'salesforce.chooseMatch' | 'salesforce.fields' | 'records.update'>

const notYet = (): never => {
  throw new Failure('unsupported', 'This is not built yet.')
}

export const recordCommands: Family = {
  'salesforce.refresh': notYet,
  'salesforce.chooseMatch': notYet,
  'salesforce.fields': notYet,
  'records.update': notYet,
}
