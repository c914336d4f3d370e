import { powerMonitor } from 'electron'
import type { Power } from '../ports'
import type { Bus } from './bus'
import { onWake } from './wake'

export const systemPower = (system: Bus): Power => ({
  onResume(listener) {
    powerMonitor.on('resume', listener)
    // Electron asks logind too, but not everywhere with success: github.com/electron/electron/issues/42050
    onWake(system, listener)
  },
})
