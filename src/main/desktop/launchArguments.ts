import * as v from 'valibot'
import { type Pause } from '@shared/features/moments/pause'
import { instant } from '@shared/kernel/time'

/** What the command line asks for, of the first process or of one that was started later. */
export interface Launch {
  /** Only the tray, no window. */
  hidden: boolean
  open: 'check-in' | 'write' | 'help-now' | null
  /** undefined: not asked for; null: end the pause; `open`: until the user ends it. */
  pause: { minutes: number } | 'open' | null | undefined
  /** The argument that was not understood; the process that got it reports it. */
  unclear: string | null
}

const OPENERS = ['check-in', 'write', 'help-now'] as const
const MINUTES = { m: 1, h: 60, d: 24 * 60 } as const
/** A year: anything longer is a typing error. */
const MAX_MINUTES = 366 * 24 * 60

/** A start without arguments. */
export const PLAIN_LAUNCH: Launch = { hidden: false, open: null, pause: undefined, unclear: null }

const ArgvSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(200))

/**
 * What a second start asks for. @param given what it sent: any program of this user may send something here.
 * @param argv as Chromium passes it on, in another order.
 */
export function readSecondLaunch(given: unknown, argv: unknown): Launch {
  const sent = v.safeParse(v.looseObject({ argv: ArgvSchema }), given)
  const passedOn = v.safeParse(ArgvSchema, argv)
  return readLaunch(sent.success ? sent.output.argv : passedOn.success ? passedOn.output : [])
}

/** Ignores other flags: they are for Chromium. */
export function readLaunch(argv: readonly string[]): Launch {
  const given = pauseArgument(argv)
  const pause = given === null ? undefined : readPause(given)
  return {
    hidden: argv.includes('--hidden'),
    open: OPENERS.find((name) => argv.includes(`--${name}`)) ?? null,
    pause: pause === 'unclear' ? undefined : pause,
    unclear: pause === 'unclear' ? `--pause=${String(given)}` : null,
  }
}

/** The value of `--pause=2h` or `--pause 2h`; null when the flag is not given. */
function pauseArgument(argv: readonly string[]): string | null {
  const at = argv.findIndex((argument) => argument === '--pause' || argument.startsWith('--pause='))
  if (at === -1) return null
  const [flag = '', next = ''] = argv.slice(at)
  if (flag !== '--pause') return flag.slice('--pause='.length)
  return next.startsWith('-') ? '' : next
}

/** `2h`, `30m`, `1d`; `off` ends the pause; an empty value is a pause until the user ends it. */
function readPause(text: string): Launch['pause'] | 'unclear' {
  if (text === '') return 'open'
  if (text === 'off') return null
  const [, amount, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  const minutes = Number(amount) * MINUTES[(unit ?? 'm') as keyof typeof MINUTES]
  return minutes >= 1 && minutes <= MAX_MINUTES ? { minutes } : 'unclear'
}

/** The pause as a setting, counted from `now` (milliseconds since 1970). */
export function pauseOf(pause: { minutes: number } | 'open' | null, now: number): Pause | null {
  if (pause === null) return null
  return { until: pause === 'open' ? null : instant(now + pause.minutes * 60_000) }
}
