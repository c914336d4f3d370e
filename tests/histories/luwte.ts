import type { MomentAnswers } from '@main/features/moments/momentAnswers'
import type { MomentLogStore } from '@main/features/moments/momentLog'
import type { MomentScheduler } from '@main/features/moments/momentScheduler'
import type { SettingsService } from '@main/features/settings/settingsService'
import type * as RealCore from './core'
import type { World } from './world'

export type Core = typeof RealCore

/** What of Luwte has to do with moments, as createApp wires it. */
export interface Luwte {
  settings: SettingsService
  memory: MomentLogStore
  reminders: MomentScheduler
  answers: MomentAnswers
  resume: () => void
}

const ignored = () => () => undefined

export async function startLuwte(core: Core, world: World): Promise<Luwte> {
  const life = world.begin()
  const files = world.filesFor(life)
  const clock = world.clockFor(life)
  const documentAt = (name: string) => new core.JsonDocument<object>({ files, clock }, '/data', name)
  const settings = await core.SettingsService.open({
    document: documentAt('settings.json'),
    surroundings: () => ({ zoneCountries: ['NL'], formats: 'NL', locale: 'nl-NL' }),
    onNotice: () => undefined,
  })
  // Before anybody else hears of it: this is what a moment is judged by.
  world.settings = settings.current
  world.timeMoved()
  settings.onChange((changed) => {
    if (!life.isOver) world.change(changed)
  })

  const memory = new core.MomentLogStore(documentAt('moments.json'), clock)
  const awakened: (() => void)[] = []
  const notifier = {
    ...world.notifierFor(life),
    isAvailable: () => Promise.resolve(true),
    onClick: ignored,
    onButton: ignored,
  }
  const sources = { locked: true, away: true, 'do-not-disturb': true, 'full-screen': true }
  const ports = {
    clock,
    log: { warn: () => undefined },
    notifier,
    holdSources: { ...world.holdSourcesFor(life), sources: () => Promise.resolve(sources) },
    power: {
      onResume: (listener: () => void) => {
        awakened.push(listener)
        return () => undefined
      },
      onSuspend: () => () => undefined,
      onScreenLock: () => () => undefined,
      delaySleep: () => () => undefined,
    },
    settings,
    memory,
  }
  const reminders = new core.MomentScheduler({
    ...ports,
    wording: (_kind, askLessAbout) => ({
      appName: 'Luwte',
      icon: 'luwte',
      title: 'Luwte',
      body: askLessAbout ? 'askLess' : 'moment',
      buttons: [],
    }),
    endUnwanted: () => Promise.resolve(),
    onCannotShow: () => undefined,
    onChange: () => undefined,
  })
  void reminders.start()
  return {
    settings,
    memory,
    reminders,
    answers: new core.MomentAnswers({ ...ports, scheduler: reminders }),
    resume: () => awakened.forEach((listener) => listener()),
  }
}
