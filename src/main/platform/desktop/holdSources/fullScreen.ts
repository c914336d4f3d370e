import { printed, type HoldSource, told, unwatched } from './source'

/**
 * What is in front fills the screen: a film, a game, a talk. X11 only; under Wayland nobody may know what others do.
 * By `xprop`, since the one plain-JavaScript client of X11 would be a second way to the display for a single question.
 */
export const fullScreen: HoldSource = {
  ask: () => told(isFullScreen()),
  watch: unwatched,
}

async function isFullScreen(): Promise<boolean | null> {
  const desktop = await printed('xprop', ['-root', '-notype', '_NET_SUPPORTED', '_NET_ACTIVE_WINDOW'])
  const [, inFront] = /^_NET_ACTIVE_WINDOW: window id # (0x[0-9a-f]+)/m.exec(desktop) ?? []
  // Some window managers say nothing while no window is in front; those that never would do not name it.
  if (inFront === undefined) return /^_NET_SUPPORTED.*_NET_ACTIVE_WINDOW/m.test(desktop) ? false : null
  if (Number(inFront) === 0) return false
  return (await printed('xprop', ['-id', inFront, '-notype', '_NET_WM_STATE'])).includes('_NET_WM_STATE_FULLSCREEN')
}
