import type { Dispose } from '@main/ports'
import type { Bus } from './bus'

// logind reports that this computer goes to sleep (true) and that it woke (false).

export const onSleep = (system: Bus, listener: () => void): Dispose => onPrepareForSleep(system, true, listener)

export const onWake = (system: Bus, listener: () => void): Dispose => onPrepareForSleep(system, false, listener)

function onPrepareForSleep(system: Bus, isFallingAsleep: boolean, listener: () => void): Dispose {
  const rule = {
    sender: 'org.freedesktop.login1',
    interface: 'org.freedesktop.login1.Manager',
    member: 'PrepareForSleep',
  }
  return system.on(rule, ([isStarting]) => {
    if (isStarting === isFallingAsleep) listener()
  })
}
