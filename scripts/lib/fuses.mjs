import { FuseV1Options, FuseState, getCurrentFuseWire } from '@electron/fuses'

/** How each fuse of a packaged Repdesk must stand; electron-builder.yml sets the same. */
const WANTED = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
]

/**
 * The fuses of a packaged app that do not stand as they must, in words; empty where all do.
 *
 * @param {string} executable the packaged executable, or the .app folder
 * @returns {Promise<string[]>}
 */
export async function wrongFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  return WANTED.filter(([fuse, state]) => wire[fuse] !== state).map(
    ([fuse, state]) => `${FuseV1Options[fuse]} is not ${state === FuseState.ENABLE ? 'on' : 'off'}`,
  )
}
