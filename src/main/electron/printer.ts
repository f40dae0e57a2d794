import { app, BrowserWindow } from 'electron'
import { Failure } from '../domain/failure'
import type { Printer } from '../ports/printer'

/** Where paper is Letter; everywhere else it is A4. */
const LETTER: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'PA', 'PH', 'SV', 'VE'])

/** Chromium's own, without backgrounds, tagged so that a screen reader can read it. */
export const windowPrinter: Printer = {
  async pdf() {
    const window = BrowserWindow.getAllWindows().find((one) => !one.isDestroyed())
    if (!window) throw new Failure('unsupported', 'There is no window to print.')
    return window.webContents.printToPDF({
      pageSize: LETTER.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
      printBackground: false,
      generateTaggedPDF: true,
    })
  },
}
