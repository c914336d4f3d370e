import type { Dispose } from '@main/ports'
import type { Bus } from './bus'

// This computer goes to sleep, and wakes. logind tells both, with true and with false.

export const onSleep = (system: Bus, listener: () => void): Dispose => onPrepareForSleep(system, true, listener)

export const onWake = (system: Bus, listener: () => void): Dispose => onPrepareForSleep(system, false, listener)

function onPrepareForSleep(system: Bus, isFallingAsleep: boolean, listener: () => void): Dispose {
  const rule = {
    sender: 'org.freedesktop.login1',
    interface: 'org.freedesktop.login1.Manager',
    member: 'PrepareForSleep',
  }
  return system.on(rule, ([told]) => {
    if (told === isFallingAsleep) listener()
  })
}
