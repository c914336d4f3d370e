import type { Notices } from '../services/notices'
import type { CheckInService } from '../services/checkIns'
import type { DraftService } from '../services/drafts'
import type { EntryService } from '../services/entries'
import type { PersonalService } from '../services/personal'
import type { Reminders } from '../services/reminders'
import type { SettingsService } from '../services/settings'
import type { Ports } from '../ports'
import type { Broadcast } from './broadcast'
import type { Handlers } from './gate'

export interface Services {
  settings: SettingsService
  notices: Notices
  checkIns: CheckInService
  entries: EntryService
  drafts: DraftService
  personal: PersonalService
  reminders: Reminders
}

interface Context {
  ports: Ports
  services: Services
  broadcast: Broadcast
  hasTray: () => boolean
  openMain: (route: string) => void
  onCheckIn: () => Promise<void>
}

/** One handler per call, each a single step into a service. */
export function createHandlers({ ports, services, broadcast, hasTray, openMain, onCheckIn }: Context): Handlers {
  const { settings, notices, checkIns, entries, drafts, personal, reminders } = services

  /** Does it, then tells every window which kind of record is different now. */
  async function changing<Value>(kind: string, work: Promise<Value>): Promise<Value> {
    const value = await work
    broadcast('records.changed', { kinds: [kind] })
    return value
  }

  return {
    'app.state': () => ({
      version: ports.desktop.version,
      platform: ports.desktop.platform,
      locale: ports.desktop.systemLocale(),
      language: settings.language,
      country: settings.country,
      zone: ports.clock.zone(),
      settings: settings.current,
      hasTray: hasTray(),
      vaultFolder: ports.paths.vault,
      notices: notices.list,
    }),
    'app.dismissNotice': ({ index }) => notices.dismiss(index),
    'app.openMain': ({ route }) => openMain(route),
    'app.closeWindow': () => ports.windows.close('check-in'),
    'app.copyText': ({ text }) => ports.desktop.copyText(text),
    'settings.change': (change) => settings.change(change),
    'checkIns.answer': async (answer) => {
      const record = await changing('check-in', checkIns.answer(answer))
      await reminders.answered(answer.occurrence)
      await onCheckIn()
      return record
    },
    'checkIns.recent': ({ days }) => checkIns.recent(days),
    'checkIns.remove': async ({ id }) => {
      await changing('check-in', checkIns.remove(id))
      await onCheckIn()
    },
    'checkIns.restore': async ({ id }) => {
      const record = await changing('check-in', checkIns.restore(id))
      await onCheckIn()
      return record
    },
    'entries.list': ({ before, atLeast }) => entries.list(before, atLeast),
    'entries.bin': () => entries.bin(),
    'entries.read': ({ id }) => entries.read(id),
    'entries.save': ({ id, seen, ...body }) => changing('entry', entries.save(id, seen, body)),
    'entries.remove': ({ id }) => changing('entry', entries.remove(id)),
    'entries.restore': ({ id }) => changing('entry', entries.restore(id)),
    'entries.erase': async ({ id }) => {
      await changing('entry', entries.erase(id))
      // What was typed into it and not saved is part of what has to go.
      await drafts.clear(`entry:${id}`)
    },
    'drafts.read': ({ key }) => drafts.read(key),
    'drafts.write': ({ key, draft }) => drafts.write(key, draft),
    'drafts.clear': ({ key }) => drafts.clear(key),
    'drafts.list': () => drafts.list(),
    'personal.read': () => personal.read(),
    'personal.keepWord': ({ text }) => changing('word', personal.keepWord(text)),
    'personal.dropWord': ({ id }) => changing('word', personal.dropWord(id)),
    'personal.setSurrounding': ({ group, chip, hidden }) =>
      changing('surrounding', personal.setSurrounding(group, chip, hidden)),
    'personal.keepPlace': (place) => changing('reading', personal.keepPlace(place)),
    'moments.next': () => reminders.next,
    'moments.later': async ({ occurrence }) => {
      await reminders.later(occurrence)
      return reminders.next
    },
    'moments.pause': async ({ until }) => {
      await settings.change({ pausedUntil: until })
      await reminders.look()
      return reminders.next
    },
  }
}
