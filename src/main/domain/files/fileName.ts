const LONGEST = 120
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** What runs, or can run something, when it is opened. */
const PROGRAMS: ReadonlySet<string> = new Set(
  `app appimage apk appref-ms bat bin chm cmd com command cpl deb desktop dll dmg docm dotm exe gadget hta htm html img inf
   ins iso jar js jse lnk mht mhtml mjs msc msi msix msp pif pkg pl potm ppam ppsm pptm ps1 psm1 py rb reg rpm run scf scpt
   scr sh shtml svg svgz url vb vbe vbs vhd vhdx workflow ws wsf wsh xhtml xlam xll xlsb xlsm xltm xml xsl`.split(
    /\s+/,
  ),
)

/**
 * A name that no file system refuses, that no program takes for a folder, and that shows its ending as it is: marks that
 * turn the direction of writing are gone.
 */
export function safeFileName(text: string, otherwise: string): string {
  const words = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ')
  const trimmed = words.replace(/^[. ]+|[. ]+$/g, '')
  if (trimmed === '') return otherwise
  const { stem, ending } = parted(trimmed)
  const short = Array.from(stem)
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd()
  const name = `${short}${ending}`
  return DEVICE.test(name) ? `_${name}` : name
}

/** True for files that can run something when they are opened, by the ending of the name or the type that the sender gave. */
export function isProgram(name: string, contentType: string | null): boolean {
  const { ending } = parted(safeFileName(name, ''))
  if (PROGRAMS.has(ending.slice(1).toLowerCase())) return true
  return /^(?:text\/html|image\/svg|application\/(?:xhtml|x-ms|x-msdownload|x-sh|x-executable|java))/i.test(
    contentType ?? '',
  )
}

/** `report.final.pdf` as `report.final` and `.pdf`; what is too long for an ending is none. */
function parted(name: string): { stem: string; ending: string } {
  const ending = /\.[\p{L}\p{N}-]{1,12}$/u.exec(name)?.[0] ?? ''
  return { stem: name.slice(0, name.length - ending.length), ending }
}
