import { printed, type HoldSource, known, unwatched } from './source'

/**
 * The window in front fills the screen: a film, a game, a talk. X11 only: under Wayland a program cannot see other windows.
 * Asks `xprop`, since a JavaScript client of X11 would be a large dependency for one question.
 */
export const fullScreen: HoldSource = {
  ask: () => known(isFullScreen()),
  watch: unwatched,
}

async function isFullScreen(): Promise<boolean | null> {
  const desktop = await printed('xprop', ['-root', '-notype', '_NET_SUPPORTED', '_NET_ACTIVE_WINDOW'])
  const [, inFront] = /^_NET_ACTIVE_WINDOW: window id # (0x[0-9a-f]+)/m.exec(desktop) ?? []
  // Some window managers leave it out while no window is in front; it counts if they support it at all.
  if (inFront === undefined) return /^_NET_SUPPORTED.*_NET_ACTIVE_WINDOW/m.test(desktop) ? false : null
  if (Number(inFront) === 0) return false
  return (await printed('xprop', ['-id', inFront, '-notype', '_NET_WM_STATE'])).includes('_NET_WM_STATE_FULLSCREEN')
}
