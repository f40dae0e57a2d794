import type { Handlers } from './context'

type Family = Pick<Handlers, 'app.savePdf'>

const LONGEST = 80

/** The page that is open, as a file. */
export const printingCommands: Family = {
  async 'app.savePdf'({ title }, { options }) {
    const { files, printer } = options
    const name = fileName(title)
    if (!files || !printer) return { outcome: 'unsupported', name }
    const isSaved = await files.save({ name, kind: 'PDF document' }, pagesOf(printer))
    return { outcome: isSaved ? 'saved' : 'cancelled', name }
  },
}

/** Printed when the place is chosen: a rep who gives up waits for nothing. */
async function* pagesOf(printer: { pdf(): Promise<Uint8Array> }): AsyncGenerator<Uint8Array> {
  yield await printer.pdf()
}

/** What no file system refuses, and no program takes for a folder. */
function fileName(title: string): string {
  const words = title.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ')
  const short = Array.from(words.trim())
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[. ]+$/g, '')
  return `${short === '' ? 'Repdesk' : short}.pdf`
}
