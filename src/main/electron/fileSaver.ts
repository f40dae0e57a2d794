import { extname } from 'node:path'
import { dialog } from 'electron'
import type { FileSaver } from '../ports/files'
import { writeWhole } from '../system/writeWhole'

/** The system's own save dialog. */
export const systemFileSaver: FileSaver = {
  async save({ name, kind }, pieces) {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: name,
      // A file without an ending goes with any.
      filters: [{ name: kind, extensions: [extname(name).slice(1) || '*'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return false
    await writeWhole(filePath, pieces)
    return true
  },
}
