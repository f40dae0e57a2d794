import { createIntercomClient } from '../../../src/main/intercom/client'
import { createNodeHttp } from '../../../src/main/net/nodeHttp'
import type { IntercomConversation } from '../../../src/main/ports/intercom'
import { systemClock } from '../../../src/main/system/systemClock'
import type { ReadyLine } from '../../../src/simulator'
import { measureWrites, type Incoming } from '../storeWrites'
import { answerAs } from './child'
import { createReport } from './rows'

const PER_PAGE = 150
const PEOPLE_AT_ONCE = 15

/** Reads what is to be saved from the stand-in, then measures the saving; in a process of its own for a clean heap. */
answerAs(async ({ folder, ready, conversations }: { folder: string; ready: ReadyLine; conversations: number }) => {
  const report = createReport()
  measureWrites(report, folder, await read(ready, conversations))
  return report.rows
})

async function read({ intercom }: ReadyLine, count: number): Promise<Incoming> {
  const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore }
  const client = createIntercomClient(createNodeHttp(), systemClock, quiet)(intercom)
  const incoming: Incoming = { repId: intercom.adminId, contacts: [], conversations: [] }
  let cursor: string | null = null
  do {
    const page = await client.searchContacts({ ownerId: intercom.adminId, perPage: PER_PAGE, cursor })
    incoming.contacts.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  for (
    let start = 0;
    incoming.conversations.length < count && start < incoming.contacts.length;
    start += PEOPLE_AT_ONCE
  ) {
    const contactIds = incoming.contacts.slice(start, start + PEOPLE_AT_ONCE).map((contact) => contact.id)
    const { items } = await client.searchConversations({ contactIds, perPage: PER_PAGE })
    incoming.conversations.push(
      ...(await Promise.all(items.map((one): Promise<IntercomConversation> => client.conversation(one.id)))),
    )
  }
  return incoming
}

function ignore(): void {}
