import type { LockWhen } from '../vault-access/locking'
import type { BeforeUnsafeHome, Settings } from './settings'
import { SHORTCUT_NAMES } from './shortcuts'

// Unsafe home: one switch for somebody who is afraid of who else uses this computer. It changes settings that can be changed
// one by one as well. When it is switched off, each that is still as it was set goes back to what it was before.

/** The route of a page that says nothing of Luwte, for who has to leave quickly. */
export const COVER = '/page'

/** The settings that it changes. */
export type UnsafeHomeSettings = Pick<
  Settings,
  'appName' | 'lockWhen' | 'shortcuts' | 'momentsAsWindow' | 'quickExit' | 'unsafeHome'
>

/** Whoever looks along does not wait for a quarter of an hour. */
const MINUTES = 5
const HIDE_KEYS = 'Control+Alt+H'

const everyOccasion = ({ minutes }: LockWhen): LockWhen => ({
  minutes: minutes === null || minutes > MINUTES ? MINUTES : minutes,
  suspend: true,
  screenLock: true,
  windowClose: true,
  blur: true,
})

const isTaken = (keys: string, shortcuts: Settings['shortcuts']): boolean =>
  SHORTCUT_NAMES.some((name) => shortcuts[name] === keys)

/** What it sets, on top of what was chosen. Another name and other keys that the user chose stay. */
function setBy({ appName, lockWhen, shortcuts }: UnsafeHomeSettings): Omit<BeforeUnsafeHome, 'hideKeys'> & {
  hideKeys: string | null
} {
  return {
    appName: appName === 'luwte' ? 'notes' : appName,
    lockWhen: everyOccasion(lockWhen),
    hideKeys: shortcuts.hide ?? (isTaken(HIDE_KEYS, shortcuts) ? null : HIDE_KEYS),
    // A window that opens by itself shows its questions to whoever sits there.
    momentsAsWindow: false,
    quickExit: true,
  }
}

/** On. Does nothing where it is on. */
export function withUnsafeHome(current: UnsafeHomeSettings): UnsafeHomeSettings {
  if (current.unsafeHome !== null) return current
  const { hideKeys, ...others } = setBy(current)
  const { appName, lockWhen, shortcuts, momentsAsWindow, quickExit } = current
  return {
    ...others,
    shortcuts: { ...shortcuts, hide: hideKeys },
    unsafeHome: { appName, lockWhen, hideKeys: shortcuts.hide, momentsAsWindow, quickExit },
  }
}

/** Off. What was changed meanwhile stays as it was changed. */
export function withoutUnsafeHome(current: UnsafeHomeSettings): UnsafeHomeSettings {
  const before = current.unsafeHome
  if (before === null) return current
  const set = setBy({ ...current, ...before, shortcuts: { ...current.shortcuts, hide: before.hideKeys } })
  const back = <Value>(now: Value, wasSet: Value, was: Value): Value => (now === wasSet ? was : now)
  const { appName, lockWhen, shortcuts, momentsAsWindow, quickExit } = current
  const hide = back(shortcuts.hide, set.hideKeys, before.hideKeys)
  return {
    appName: back(appName, set.appName, before.appName),
    lockWhen: {
      minutes: back(lockWhen.minutes, set.lockWhen.minutes, before.lockWhen.minutes),
      suspend: back(lockWhen.suspend, set.lockWhen.suspend, before.lockWhen.suspend),
      screenLock: back(lockWhen.screenLock, set.lockWhen.screenLock, before.lockWhen.screenLock),
      windowClose: back(lockWhen.windowClose, set.lockWhen.windowClose, before.lockWhen.windowClose),
      blur: back(lockWhen.blur, set.lockWhen.blur, before.lockWhen.blur),
    },
    shortcuts: { ...shortcuts, hide },
    momentsAsWindow: back(momentsAsWindow, set.momentsAsWindow, before.momentsAsWindow),
    quickExit: back(quickExit, set.quickExit, before.quickExit),
    unsafeHome: null,
  }
}
