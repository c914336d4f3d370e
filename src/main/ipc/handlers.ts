import { LuwteError } from '@shared/kernel/errors'
import type { RecordKind } from '@shared/records/registry'
import type { Notices } from '../kernel/notices'
import type { BookmarkService } from '../features/guides/bookmarkService'
import type { CheckInService } from '../features/check-ins/checkInService'
import type { Commands } from '../desktop/commands'
import type { DraftService } from '../features/drafts/draftService'
import type { EntryService } from '../features/journal/entryService'
import type { PersonalService } from '../features/check-ins/personalService'
import type { PhraseService } from '../features/phrases/phraseService'
import type { PlanService } from '../features/plan/planService'
import type { PresenceOnDesktop } from '../desktop/desktopPresence'
import type { MomentAnswers } from '../features/moments/momentAnswers'
import type { MomentScheduler } from '../features/moments/momentScheduler'
import type { RhythmService } from '../features/moments/rhythmService'
import type { SearchService } from '../features/search/searchService'
import type { SettingsService } from '../features/settings/settingsService'
import type { BackupService } from '../features/data/backups/backupService'
import type { ComputerService } from '../features/data/computerService'
import type { DataService } from '../features/data/dataService'
import type { AutoLock } from '../features/vault-access/autoLock'
import type { VaultAccessService } from '../features/vault-access/vaultAccessService'
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
  bookmarks: BookmarkService
  phrases: PhraseService
  plan: PlanService
  search: SearchService
  reminders: MomentScheduler
  moments: MomentAnswers
  rhythms: RhythmService
  presence: PresenceOnDesktop
  vaultKeys: VaultAccessService
  locking: AutoLock
  computers: ComputerService
  backups: BackupService
  leaving: DataService
}

interface Context {
  ports: Ports
  services: Services
  broadcast: Broadcast
  commands: Commands
  onCheckIn: () => Promise<void>
}

/** One handler per call, each a single step into a service. */
export function createHandlers({ ports, services, broadcast, commands, onCheckIn }: Context): Handlers {
  const { settings, notices, checkIns, entries, drafts, personal, reminders, moments, rhythms, presence } = services
  const { bookmarks, phrases, plan, search, vaultKeys, locking, computers, backups, leaving } = services

  /** Does it, then tells every window which kind of record is different now. */
  async function changing<Value>(kind: RecordKind, work: Promise<Value>): Promise<Value> {
    const value = await work
    broadcast('records.changed', { kinds: [kind] })
    backups.changed()
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
      vaultFolder: vaultKeys.folder,
      lock: vaultKeys.lock,
      notices: notices.list,
    }),
    'app.dismissNotice': ({ id }) => notices.dismiss(id),
    'app.openMain': ({ route }) => commands.openMain(route),
    'app.openCheckIn': () => commands.keys['check-in'](),
    'app.closeWindow': () => ports.windows.close('check-in'),
    'app.copyText': ({ text }) => ports.desktop.copyText(text),
    'settings.change': (change) => {
      // Else whoever stands at the lock screen could see to it that it does not lock the next time.
      if (change.lockWhen !== undefined && vaultKeys.lock === 'locked') throw new LuwteError('locked')
      return settings.change(change)
    },
    'checkIns.answer': async (answer) => {
      const record = await changing('check-in', checkIns.answer(answer))
      await moments.answered('check-in', answer.occurrence)
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
    'entries.save': async ({ id, seen, ...body }) => {
      const record = await changing('entry', entries.save(id, seen, body))
      if (id === null) await moments.answered('write')
      return record
    },
    'entries.find': ({ query, most }) => entries.find(query, most),
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
    'ownChoices.read': () => personal.read(),
    'ownChoices.addWord': ({ text }) => changing('word', personal.keepWord(text)),
    'ownChoices.removeWord': ({ id }) => changing('word', personal.dropWord(id)),
    'ownChoices.setSurrounding': ({ group, chip, hidden }) =>
      changing('surrounding', personal.setSurrounding(group, chip, hidden)),
    'reading.list': () => personal.reading(),
    'reading.keep': (place) => changing('reading', personal.keepPlace(place)),
    'bookmarks.list': () => bookmarks.list(),
    'bookmarks.set': ({ note, ...spot }) => changing('bookmark', bookmarks.set(spot, note)),
    'bookmarks.remove': ({ id }) => changing('bookmark', bookmarks.remove(id)),
    'bookmarks.restore': ({ id }) => changing('bookmark', bookmarks.restore(id)),
    'phrases.read': () => phrases.read(),
    'phrases.setFavourite': ({ phrase, on }) => changing('favourite', phrases.setFavourite(phrase, on)),
    'phrases.keepOwn': ({ id, text }) => changing('own-phrase', phrases.keepOwn(id, text)),
    'phrases.removeOwn': ({ id }) => changing('own-phrase', phrases.removeOwn(id)),
    'phrases.restoreOwn': ({ id }) => changing('own-phrase', phrases.restoreOwn(id)),
    'search.ownRecords': () => search.ownRecords(),
    'plan.read': () => plan.read(),
    'plan.setPart': ({ part, lines, was }) => changing('plan', plan.setPart(part, lines, was)),
    'plan.setOrder': ({ order }) => changing('plan-order', plan.setOrder(order)),
    'plan.shown': () => plan.shown(),
    'plan.setShown': ({ on }) => plan.setShown(on),
    'printing.print': ({ route }) => ports.printing.print(route),
    'printing.savePdf': ({ route, name }) => ports.printing.savePdf(route, name),
    'helpNow.openWebsite': ({ site }) => commands.openWebsite(site),
    'moments.next': () => reminders.next,
    'moments.snooze': async ({ occurrence, snooze }) => {
      await moments.snooze(occurrence, snooze)
      return reminders.next
    },
    'moments.notToday': async ({ occurrence }) => {
      await moments.notToday(occurrence)
      return reminders.next
    },
    'moments.open': ({ occurrence }) => commands.openMoment(occurrence),
    'moments.pause': async ({ pause }) => {
      await settings.change({ pause })
      await reminders.look()
      return reminders.next
    },
    'moments.thin': async ({ rhythm, answer }) => {
      await moments.thin(rhythm, answer)
      return rhythms.list()
    },
    'rhythms.list': () => rhythms.list(),
    'rhythms.save': (rhythm) => changing('rhythm', rhythms.save(rhythm)),
    'rhythms.remove': ({ id }) => changing('rhythm', rhythms.remove(id)),
    'rhythms.decideElsewhere': ({ id, here }) => changing('rhythm', rhythms.decideElsewhere(id, here)),
    'desktop.presence': () => presence.describe(),
    'desktop.setLauncher': ({ kind, on }) => presence.setLauncher(kind, on),
    'vault.state': () => vaultKeys.state(),
    'vault.unlock': async ({ secret }) => {
      const state = await vaultKeys.unlock(secret)
      await onCheckIn()
      return state
    },
    // Not awaited: it waits for the calls of the windows, and this is one.
    'vault.lock': () => void locking.lock('front'),
    'vault.active': () => locking.active(),
    'vault.newCode': () => vaultKeys.newCode(),
    'vault.shownCode': () => vaultKeys.shownCode,
    'vault.saveCode': () => vaultKeys.saveCode(),
    'vault.seal': ({ passphrase, groups }) => vaultKeys.seal(passphrase, groups),
    'vault.unseal': ({ secret }) => vaultKeys.unseal(secret),
    'vault.changePassphrase': ({ secret, passphrase }) => vaultKeys.changePassphrase(secret, passphrase),
    'vault.replaceCode': ({ secret, groups }) => vaultKeys.replaceCode(secret, groups),
    'vault.rotate': ({ secret, ...anew }) => vaultKeys.rotate(secret, anew),
    'vault.setKeyring': ({ on, secret }) => vaultKeys.setKeyring(on, secret),
    'vault.join': ({ secret }) => vaultKeys.join(secret),
    'computers.list': () => computers.list(),
    'computers.rename': ({ name }) => computers.name(name),
    'computers.takeOver': ({ device }) => computers.takeOver(device),
    'backups.list': () => backups.list(),
    'backups.make': () => backups.make('asked'),
    'backups.test': ({ id, secret }) => backups.test(id, secret),
    'backups.preview': ({ id, secret }) => backups.preview(id, secret),
    'backups.restore': ({ id, how, secret }) => backups.restore(id, how, secret),
    'backups.rebuild': async ({ id }) => {
      await backups.rebuild(id)
      return vaultKeys.moved()
    },
    'backups.chooseFolder': () => backups.chooseFolder(),
    'backups.chooseOther': () => backups.chooseOther(),
    'backups.eraseOld': () => backups.eraseOld(),
    'data.export': () => leaving.export(),
    'data.chooseImport': () => leaving.chooseImport(),
    'data.import': () => leaving.import(),
    'data.chooseVaultFolder': () => leaving.chooseVaultFolder(),
    'data.relocate': async ({ secret }) => {
      // Another vault has other keys: what was typed is read while those of this one are at hand.
      await drafts.list().catch(() => [])
      await leaving.moveVault(secret)
      return vaultKeys.moved()
    },
    'data.usage': () => leaving.holdings(),
    'data.erase': async ({ typed }) => {
      const left = await leaving.deleteEverything(typed)
      // Nothing starts it again at log-in. The window that asked still has to say what is left; then it ends Luwte.
      for (const kind of ['login', 'menu'] as const) await presence.setLauncher(kind, false).catch(() => undefined)
      return left
    },
    'data.showFolder': async ({ which }) =>
      ports.desktop.showFolder(which === 'vault' ? vaultKeys.folder : (await backups.list()).folder),
    'app.quit': () => ports.desktop.quit(),
  }
}
