import { asFailure } from '../domain/failure'
import { readDefinitions, saveDefinitions } from '../store/dataAttributes'
import type { AttributeDefinition } from '../domain/mapping/attributes'
import type { CommandContext } from './context'

const OLD_MS = 60 * 60_000

/** The workspace's attributes, asked for where Intercom can be; what was read before stands otherwise. */
export async function readAttributes(context: CommandContext): Promise<void> {
  const { store, intercom, gates } = context.session()
  if (!gates.intercom.mayTry()) return
  try {
    saveDefinitions(store, await intercom.dataAttributes(), context.options.clock.now())
  } catch (thrown) {
    context.options.logger.info('Attributes were not read', { code: asFailure(thrown).code })
  }
}

/** The same from the cache; read first where they never were, and anew behind it where that is an hour ago. */
export async function attributesNow(
  context: CommandContext,
): Promise<{ at: number | null; items: readonly AttributeDefinition[] }> {
  const { store } = context.session()
  const kept = readDefinitions(store)
  if (kept === null) await readAttributes(context)
  else if (context.options.clock.now() - kept.at > OLD_MS)
    void readAttributes(context).then(() => context.changed(['people']))
  return readDefinitions(store) ?? { at: null, items: [] }
}
