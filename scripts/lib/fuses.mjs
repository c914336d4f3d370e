// What is burnt into the program of a package, so that no switch, variable or file beside it changes it any more.
// https://www.electronjs.org/docs/latest/tutorial/fuses
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** The one list that packaging uses. @type {Record<keyof typeof FuseV1Options, boolean>} */
export const FUSES = {
  // ELECTRON_RUN_AS_NODE would make the program run whatever script it is given, with what it is trusted with.
  RunAsNode: false,
  // There are no cookies; encrypting none would ask for the keyring at every start.
  EnableCookieEncryption: false,
  // NODE_OPTIONS could load a script before ours.
  EnableNodeOptionsEnvironmentVariable: false,
  // --inspect would show the keys and all that is typed.
  EnableNodeCliInspectArguments: false,
  // On macOS and Windows the archive with our code must be the one that was packed.
  EnableEmbeddedAsarIntegrityValidation: true,
  // A folder "app" beside the archive would be started in its place.
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // Our pages come by a scheme of their own: file:// needs no more rights than in any browser.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
}

/** Burns them in. @param {string} program the executable, on macOS the bundle. */
export async function setFuses(program) {
  const known = await readFuses(program)
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(Object.keys(known).map((name) => [FuseV1Options[name], FUSES[name]])),
  })
}

/**
 * How they are, of those that this Electron has.
 * @param {string} program
 * @returns {Promise<Record<string, boolean>>}
 */
export async function readFuses(program) {
  const wire = await getCurrentFuseWire(program)
  const names = Object.keys(FUSES).filter((name) =>
    [FuseState.ENABLE, FuseState.DISABLE].includes(wire[FuseV1Options[name]]),
  )
  return Object.fromEntries(names.map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]))
}
