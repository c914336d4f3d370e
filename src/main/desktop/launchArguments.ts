import { type Pause } from '@shared/features/moments/pause'
import { instant } from '@shared/kernel/time'

/** What was asked for on the command line, at a first start or by a second one. */
export interface Launch {
  /** Nothing but the tray. */
  hidden: boolean
  open: 'check-in' | 'write' | 'help-now' | null
  /** undefined: nothing was said of it; null: go on again. In minutes, or until somebody goes on. */
  pause: { minutes: number } | 'open' | null | undefined
  /** What was not understood, for the process that was started to say. */
  unclear: string | null
}

const OPENERS = ['check-in', 'write', 'help-now'] as const
const MINUTES = { m: 1, h: 60, d: 24 * 60 } as const
/** A year: what is longer is a slip of the keys. */
const LONGEST_MINUTES = 366 * 24 * 60

export const PLAIN_LAUNCH: Launch = { hidden: false, open: null, pause: undefined, unclear: null }

/** Flags that are not Luwte's own are left to Chromium. */
export function readLaunch(argv: readonly string[]): Launch {
  const said = pauseSaid(argv)
  const pause = said === null ? undefined : readPause(said)
  return {
    hidden: argv.includes('--hidden'),
    open: OPENERS.find((name) => argv.includes(`--${name}`)) ?? null,
    pause: pause === 'unclear' ? undefined : pause,
    unclear: pause === 'unclear' ? `--pause=${String(said)}` : null,
  }
}

/** How long, as `--pause=2h` or `--pause 2h`; null where no pause is asked for. */
function pauseSaid(argv: readonly string[]): string | null {
  const at = argv.findIndex((argument) => argument === '--pause' || argument.startsWith('--pause='))
  if (at === -1) return null
  const [flag = '', next = ''] = argv.slice(at)
  if (flag !== '--pause') return flag.slice('--pause='.length)
  return next.startsWith('-') ? '' : next
}

/** `2h`, `30m`, `1d`; `off` goes on again; nothing is a pause until somebody goes on. */
function readPause(text: string): Launch['pause'] | 'unclear' {
  if (text === '') return 'open'
  if (text === 'off') return null
  const [, amount, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  const minutes = Number(amount) * MINUTES[(unit ?? 'm') as keyof typeof MINUTES]
  return minutes >= 1 && minutes <= LONGEST_MINUTES ? { minutes } : 'unclear'
}

/** The pause that was asked for, counted from now. */
export function pauseOf(pause: { minutes: number } | 'open' | null, now: number): Pause | null {
  if (pause === null) return null
  return { until: pause === 'open' ? null : instant(now + pause.minutes * 60_000) }
}
