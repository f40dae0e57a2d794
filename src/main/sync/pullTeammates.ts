import type { Pull, SyncContext } from './context'

/** Teammates, teams and tag names: few, so always whole. */
export const pullTeammates: Pull<SyncContext> = async (context) => {
  const { intercom, store } = context
  const [admins, teams, tags] = [await intercom.admins(), await intercom.teams(), await intercom.tags()]
  store.transaction(() => {
    store.teammates.replace(admins, teams)
    store.teammates.replaceTags(tags)
  })
  context.changed(['teammates'])
}
