import { client } from '@/kernel/client'
import { command } from '@/kernel/remote'

/** Switches unsafe home. The settings come back as an event. @returns whether it was done; if not, that was reported. */
export const setUnsafeHome = (on: boolean): Promise<boolean> => command('settings.setUnsafeHome', { on })

/** A failure is not reported: nothing may be said then. What was in sight is gone already. */
export const leaveQuickly = () => client.call('desktop.leaveQuickly')
