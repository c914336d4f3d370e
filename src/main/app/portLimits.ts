import { HOLD_REASONS, type HoldReason } from '@shared/features/moments/quietHours'
import { LuwteError } from '@shared/kernel/errors'
import { inTime, TooLate } from '@shared/kernel/timeLimit'
import type { Ports } from '../ports'

type Async = (...args: never[]) => Promise<unknown>
type AsyncName<Port> = { [Name in keyof Port]: Port[Name] extends Async ? Name : never }[keyof Port]
type Answer<Method> = Method extends (...args: never[]) => Promise<infer Value> ? Value : never

/** After so many milliseconds Luwte goes on with this answer, or with this error. */
interface Limit<Value> {
  ms: number
  otherwise: Value | LuwteError
}

/** Waited for as long as it takes. */
interface NoLimit {
  /** `user`: a person answers in a box of the system. `own`: Luwte's own work. `disk`: what is saved must be known. */
  waitsFor: 'user' | 'own' | 'disk'
}

type Limits = {
  [Port in keyof Ports as AsyncName<Ports[Port]> extends never ? never : Port]: {
    [Method in AsyncName<Ports[Port]>]: Limit<Answer<Ports[Port][Method]>> | NoLimit
  }
}

const MINUTE_MS = 60_000
const user: NoLimit = { waitsFor: 'user' }
const own: NoLimit = { waitsFor: 'own' }
const disk: NoLimit = { waitsFor: 'disk' }
/** A box of the keyring may be open so long. */
const KEYRING_BOX_MS = 3 * MINUTE_MS

/**
 * How long Luwte waits for each answer from outside: another program may never give one. The platform has shorter limits of
 * its own where it can; these hold whatever it does.
 */
export const PORT_LIMITS: Limits = {
  keyDeriver: { derive: own },
  keyring: {
    isAvailable: { ms: 3000, otherwise: false },
    protect: { ms: KEYRING_BOX_MS, otherwise: new LuwteError('not-allowed', 'the keyring did not answer') },
    reveal: { ms: KEYRING_BOX_MS, otherwise: new LuwteError('not-allowed', 'the keyring did not answer') },
    forget: { ms: 3000, otherwise: undefined },
  },
  files: {
    read: disk,
    writeDurably: disk,
    writeStream: disk,
    list: disk,
    setAside: disk,
    remove: disk,
    sweep: disk,
    link: disk,
    moveFolder: disk,
    removeFolder: disk,
    kindOf: disk,
    stampOf: disk,
    targetOf: disk,
  },
  clipboard: {
    writeText: { ms: 3000, otherwise: undefined },
    writeSecret: { ms: 3000, otherwise: undefined },
    remove: { ms: 3000, otherwise: undefined },
  },
  archives: { isArchive: disk, open: disk },
  dialogs: { chooseFile: user, chooseFolder: user, chooseFiles: user, chooseNewFile: user },
  notifier: {
    isAvailable: { ms: 3000, otherwise: null },
    // A notifier that has to be started first may take its time.
    show: { ms: MINUTE_MS, otherwise: 'failed' },
  },
  tray: { isAvailable: { ms: 3000, otherwise: false } },
  windows: { closeAll: own },
  holdSources: {
    sources: {
      ms: 5000,
      otherwise: Object.fromEntries(HOLD_REASONS.map((reason) => [reason, false])) as Record<HoldReason, boolean>,
    },
    ask: { ms: 5000, otherwise: [] },
  },
  launchers: { state: disk, turnOn: disk, turnOff: disk, refresh: disk },
  printing: { print: user, savePdf: user },
  shell: {
    // Opened, as far as anybody knows: some file managers answer when they are closed.
    showFolder: { ms: 5000, otherwise: undefined },
    openInBrowser: { ms: 5000, otherwise: undefined },
  },
  messageBox: { ask: user },
  system: { machineId: disk },
}

/** The same ports, and no answer takes longer than its limit. */
export function withLimits(ports: Ports): Ports {
  const limited = (Object.keys(PORT_LIMITS) as (keyof Limits)[])
    .filter((name) => Object.values<Limit<unknown> | NoLimit>(PORT_LIMITS[name]).some(isLimited))
    .map((name) => [name, limitedPort(ports[name], PORT_LIMITS[name], ports.clock)])
  return { ...ports, ...(Object.fromEntries(limited) as Partial<Ports>) }
}

const isLimited = (limit: Limit<unknown> | NoLimit): limit is Limit<unknown> => 'ms' in limit

function limitedPort<Port extends object>(
  port: Port,
  limits: Record<string, Limit<unknown> | NoLimit>,
  clock: Ports['clock'],
): Port {
  return new Proxy(port, {
    // Looked up at each call: it may be replaced later.
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      const limit = typeof name === 'string' && Object.hasOwn(limits, name) ? limits[name] : undefined
      const call = (...args: unknown[]): unknown => Reflect.apply(value, target, args)
      if (!limit || !isLimited(limit)) return call
      return async (...args: unknown[]) =>
        inTime(clock, limit.ms, Promise.resolve(call(...args))).catch((fault: unknown) => {
          if (!(fault instanceof TooLate)) throw fault
          if (limit.otherwise instanceof LuwteError) throw limit.otherwise
          return limit.otherwise
        })
    },
  })
}
