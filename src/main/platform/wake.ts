import type { Dispose } from '../ports'
import type { Bus } from './bus'

/** This computer was asleep. logind tells both that it goes to sleep (true) and that it woke (false). */
export function onWake(system: Bus, listener: () => void): Dispose {
  const rule = {
    sender: 'org.freedesktop.login1',
    interface: 'org.freedesktop.login1.Manager',
    member: 'PrepareForSleep',
  }
  return system.on(rule, ([isFallingAsleep]) => {
    if (isFallingAsleep === false) listener()
  })
}
