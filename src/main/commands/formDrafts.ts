import { done, type Handlers } from './context'

type Family = Pick<Handlers, 'forms.draft' | 'forms.saveDraft'>

/** What is being written in forms, kept in the cache across restarts. */
export const formDraftCommands: Family = {
  'forms.draft': ({ form, subject }, context) => ({ values: context.session().store.formDrafts.get(form, subject) }),
  'forms.saveDraft'({ form, subject, personId, values }, context) {
    context.session().store.formDrafts.save(form, subject, personId, values, context.options.clock.now())
    return done
  },
}
