import * as v from 'valibot'
import type { calls } from '@shared/features/moments/contract'
import { OccurrenceIdSchema } from '@shared/features/moments/rhythm'
import type { EventBus } from '@main/kernel/eventBus'
import { DisposableStore } from '@main/kernel/disposables'
import type { Feature } from '@main/kernel/feature'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import type { Ports } from '@main/ports'
import { JsonDocument } from '@main/vault/jsonDocument'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'
import { MomentAnswers } from './momentAnswers'
import { MomentLogStore } from './momentLog'
import { notificationWords } from './momentNotification'
import { MomentOpener, openInBackground } from './momentOpener'
import { MomentScheduler } from './momentScheduler'
import { RhythmService } from './rhythmService'

interface Dependencies {
  ports: Pick<Ports, 'clock' | 'files' | 'holdSources' | 'log' | 'notifier' | 'paths' | 'power' | 'windows'>
  vault: Vault
  settings: SettingsService
  events: EventBus
  inBackground: RunInBackground
}

export interface MomentServices {
  rhythms: RhythmService
  scheduler: MomentScheduler
  answers: MomentAnswers
  opener: MomentOpener
}

export function createMomentsFeature({
  ports,
  vault,
  settings,
  events,
  inBackground,
}: Dependencies): Feature<keyof typeof calls, MomentServices> {
  const { clock, log, notifier, windows } = ports
  const memory = new MomentLogStore(new JsonDocument<object>(ports, ports.paths.userData, 'moments.json'), clock)
  const rhythms = new RhythmService({ clock, vault, settings })
  const scheduler = new MomentScheduler({
    ...ports,
    settings,
    memory,
    async endUnwanted() {
      // Where the folder cannot be watched, what another computer wrote has not been read yet.
      await vault.reload()
      await rhythms.endUnwanted()
    },
    wording: (kind, askLessAbout) => notificationWords(settings, kind, askLessAbout),
    onCannotShow(occurrence, kind) {
      log.warn('a moment could not be shown as a notification')
      if (settings.current.momentsAsWindow) openInBackground(windows, occurrence, kind)
    },
    onChange: (next) => events.emit('moments.changed', next),
  })
  const answers = new MomentAnswers({ ...ports, memory, scheduler, settings })
  const opener = new MomentOpener({ windows, scheduler, answers, rhythms })

  const ends = new DisposableStore()
  ends.add(
    () => scheduler.dispose(),
    events.on('zone.changed', () => void scheduler.look()),
    // Another computer, or an import, may have changed whom a rhythm is about.
    events.on('records.changed', ({ kinds }) => {
      if (kinds.includes('person')) void inBackground(rhythms.endUnwanted())
    }),
    events.on('vault.opened', () => void inBackground(rhythms.endUnwanted())),
    notifier.onClick((id) => {
      if (v.is(OccurrenceIdSchema, id)) void inBackground(opener.open(id))
    }),
    notifier.onButton((occurrence, button) => {
      void inBackground(button === 'later' ? answers.later(occurrence) : answers.notToday(occurrence))
    }),
  )
  return {
    services: { rhythms, scheduler, answers, opener },
    handlers: {
      'moments.next': () => scheduler.next,
      'moments.snooze': ({ occurrence, snooze }) => answers.snooze(occurrence, snooze),
      'moments.notToday': ({ occurrence }) => answers.notToday(occurrence),
      'moments.done': ({ occurrence }) => answers.done(occurrence),
      'moments.open': ({ occurrence }) => opener.open(occurrence),
      'moments.pause': ({ pause }) => answers.pause(pause),
      'moments.askLess': async ({ rhythm, answer }) => {
        await answers.askLess(rhythm, answer)
        return rhythms.list()
      },
      'rhythms.list': () => rhythms.list(),
      'rhythms.save': (rhythm) => events.afterChange(['rhythm'], rhythms.save(rhythm)),
      'rhythms.remove': ({ id }) => events.afterChange(['rhythm'], rhythms.remove(id)),
      'rhythms.decideElsewhere': ({ id, here }) => events.afterChange(['rhythm'], rhythms.decideElsewhere(id, here)),
    },
    dispose: () => ends.dispose(),
  }
}
