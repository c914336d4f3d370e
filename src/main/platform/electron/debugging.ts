import { app } from 'electron'

/** By these another program looks into Luwte, its keys and all that is typed. */
const SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-targets',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
] as const

/** What a package refuses to start with; null in development, where tests drive Luwte by it. */
export const debuggingSwitch = (): string | null =>
  app.isPackaged ? (SWITCHES.find((name) => app.commandLine.hasSwitch(name)) ?? null) : null
