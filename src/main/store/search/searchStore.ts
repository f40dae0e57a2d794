import type { StoreContext } from '../context'
import { readQuestion } from '../../domain/search/question'
import { LIMITS, type SearchLimits, type SearchTools } from './asked'
import { completionsOf } from './completions'
import { isFilling, startFill } from './fill'
import { nameWords } from './nameWords'
import { partSample } from './partSample'
import { recentSearches, rememberSearch } from './recent'
import type { SearchRoom } from './searchRoom'
import { searchSteps } from './searchSteps'
import { keepSearchIndexes } from './triggers'
import { teammatesCalled } from './whoSql'
import { foldForSort } from '../text'

/** Search over everything cached; keeps the search's own indexes in step from here on. */
export function searchStore(context: StoreContext, limits: SearchLimits = LIMITS): SearchRoom {
  const { database } = context
  const names = nameWords(database)
  const sample = partSample(database, limits.few)
  const tools: SearchTools = { context, names, sample, limits }
  keepSearchIndexes(database, names, () => {
    names.forget()
    sample.forget()
  })
  startFill(database)

  return {
    steps: (question, clock, limit) => searchSteps(tools, question, clock, limit),
    query: (text, limit, clock = { now: 0, timeZone: 'UTC' }) => {
      const steps = searchSteps(tools, readQuestion(text), clock, limit)
      for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.hits
    },
    problemOf: ({ filter }) => {
      if (filter === null) return null
      const { name, value } = filter
      if (value.sort === 'who' && value.who === 'called' && name !== 'from') {
        const there =
          teammatesCalled(context, value.name).length > 0 || (name === 'owner' && isUser(context, value.name))
        return there ? null : `Nobody here is called “${value.name}”.`
      }
      if (name !== 'tag' || value.sort !== 'text') return null
      const wanted = foldForSort(value.text)
      const isTag = database.texts('SELECT name FROM tags').some((one) => foldForSort(one) === wanted)
      return isTag ? null : `There is no tag “${value.text}”.`
    },
    completions: (text, cursor) => completionsOf(context, text, cursor),
    isFilling: () => isFilling(database),
    recent: () => recentSearches(database),
    remember: (text) => rememberSearch(database, text),
  }
}

function isUser({ database, scope }: StoreContext, name: string): boolean {
  return (
    database.count(
      'SELECT count(*) FROM sf_users WHERE org_key = ? AND instr(fold_for_sort(name), ?) > 0',
      scope.orgKey,
      foldForSort(name),
    ) > 0
  )
}
