import { powerMonitor } from 'electron'
import { HOLD_REASONS, type HoldReason } from '@shared/features/moments/quietHours'
import type { HoldSources } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { doNotDisturb } from './holdSources/doNotDisturb'
import { fullScreen } from './holdSources/fullScreen'
import { screenLock } from './holdSources/screenLock'
import { type HoldSource, unwatched } from './holdSources/source'

/** Without input for so long, the user counts as away. */
const AWAY_SECONDS = 5 * 60

const unknown: HoldSource = { ask: () => Promise.resolve(null), watch: unwatched }

const away: HoldSource = {
  ask: () => Promise.resolve(powerMonitor.getSystemIdleTime() >= AWAY_SECONDS),
  watch: unwatched,
}

/** Under Wayland a program sees only its own windows, and only input to those. */
const isX11 = Boolean(process.env.DISPLAY) && !process.env.WAYLAND_DISPLAY && process.env.XDG_SESSION_TYPE !== 'wayland'

const onLinux = (session: Bus, system: Bus): Record<HoldReason, HoldSource> => ({
  locked: screenLock(session, system),
  away: isX11 ? away : unknown,
  'do-not-disturb': doNotDisturb(session),
  'full-screen': isX11 ? fullScreen : unknown,
})

/** Windows and macOS themselves hold notifications back during do-not-disturb and behind a full-screen window. */
const elsewhere: Record<HoldReason, HoldSource> = {
  locked: {
    ask: () => Promise.resolve(powerMonitor.getSystemIdleState(AWAY_SECONDS) === 'locked'),
    watch(onChange) {
      powerMonitor.on('unlock-screen', onChange)
      return () => powerMonitor.off('unlock-screen', onChange)
    },
  },
  away,
  'do-not-disturb': unknown,
  'full-screen': unknown,
}

export function systemHoldSources(session: Bus, system: Bus): HoldSources {
  const sources = process.platform === 'linux' ? onLinux(session, system) : elsewhere
  const askAll = (reasons: readonly HoldReason[]) =>
    Promise.all(reasons.map(async (reason) => ({ reason, isSo: await sources[reason].ask() })))

  return {
    async sources() {
      const answers = await askAll(HOLD_REASONS)
      return Object.fromEntries(answers.map(({ reason, isSo }) => [reason, isSo !== null])) as Record<
        HoldReason,
        boolean
      >
    },
    async ask(reasons) {
      return (await askAll(reasons)).filter(({ isSo }) => isSo).map(({ reason }) => reason)
    },
    watch(reasons, onChange) {
      const all = reasons.map((reason) => sources[reason].watch(onChange))
      return () => all.forEach((dispose) => dispose())
    },
  }
}
