import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { callNames, contract, type CallName } from '@shared/ipc/contract'
import { ERROR_CODES, type ErrorCode, LuwteError } from '@shared/kernel/errors'
import nl from '@shared/i18n/nl'
import { createApp } from '@main/app/createApp'
import type { Handlers } from '@main/kernel/feature'
import { createGate } from '@main/ipc/gate'
import { PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { at } from '../support/house'
import { fakePorts } from '../support/ports'
import { jpeg } from '../../shared/features/journal/pictureFiles'

const ORIGIN = 'app://luwte'
const ours = { origin: ORIGIN, isTopFrame: true }
const start = async () => {
  const ports = fakePorts()
  return { ports, app: await createApp(ports, { ...PLAIN_LAUNCH, hidden: true }, [ORIGIN]) }
}

const ID = '019aa000-0000-7000-8000-000000000000'
const answer = { answer: 'felt', feelings: [], around: { with: [], where: [], doing: [] }, note: '' }

/** An input that fits, for every call that wants one: a call without an example fails the tests below. */
const EXAMPLES: Record<CallName, unknown> = {
  'app.state': undefined,
  'app.dismissNotice': { id: 1 },
  'app.openMain': { route: '/today' },
  'app.openCheckIn': undefined,
  'app.closeWindow': undefined,
  'app.copyText': { text: '113' },
  'section.state': { section: 'beside' },
  'section.set': { section: 'beside', passphrase: 'alleen van mij' },
  'section.open': { section: 'beside', secret: 'alleen van mij' },
  'section.close': { section: 'beside' },
  'section.changePassphrase': { section: 'beside', secret: 'alleen van mij', passphrase: 'nog steeds van mij' },
  'section.end': { section: 'beside', secret: 'alleen van mij' },
  'settings.change': { theme: 'night' },
  'settings.setUnsafeHome': { on: true },
  'desktop.leaveQuickly': undefined,
  'checkIns.answer': answer,
  'checkIns.recent': { days: 7 },
  'checkIns.read': { id: ID },
  'checkIns.change': { id: ID, seen: { here: 1 }, answer },
  'checkIns.remove': { id: ID },
  'checkIns.restore': { id: ID },
  'entries.months': { filter: { feeling: { id: 'calm' } }, arrivals: true },
  'entries.month': { month: '2026-11', filter: { kind: 'entry', prompt: 'prompt.no-word' } },
  'entries.onThisDay': { today: '2026-11-21' },
  'entries.bin': undefined,
  'entries.read': { id: ID },
  'entries.save': { id: null, seen: null, text: 'vandaag' },
  'entries.setTime': { id: ID, at: '2026-11-21T20:04+01:00[Europe/Amsterdam]' },
  'entries.versions': { id: ID },
  'entries.tags': undefined,
  'keptFilters.list': undefined,
  'keptFilters.save': { id: null, name: 'Zee', filter: { tag: 'zee' } },
  'keptFilters.remove': { id: ID },
  'keptFilters.restore': { id: ID },
  'ownPrompts.list': undefined,
  'ownPrompts.save': { id: null, text: 'Wat hoorde ik?', theme: 'now' },
  'ownPrompts.remove': { id: ID },
  'ownPrompts.restore': { id: ID },
  'entries.remove': { id: ID },
  'entries.restore': { id: ID },
  'entries.erase': { id: ID },
  'search.words': { days: { from: '2026-11-01', to: '2026-11-30' }, most: 30 },
  'lookingBack.year': { year: 2026 },
  'lookingBack.range': { from: '2026-11-01', to: '2026-11-30' },
  'lookingBack.isWorthwhile': undefined,
  'lookingBack.passages': { from: '2026-11-30', to: '2026-11-30' },
  'lookingBack.read': { ids: [ID] },
  'lookingBack.booklet': { from: '2026-01-01', to: '2026-12-31' },
  'lookingBack.saveChart': { title: 'Waar?', name: 'Woorden', content: { as: 'table', rows: [['moe', 3]] } },
  'drafts.read': { key: 'entry:new' },
  'drafts.write': { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } },
  'drafts.earlier': { key: 'entry:new' },
  'drafts.clear': { key: 'entry:new' },
  'drafts.discard': { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } },
  'drafts.list': undefined,
  'ownChoices.read': undefined,
  'reading.list': undefined,
  'ownChoices.addWord': { text: 'zwevend' },
  'ownChoices.removeWord': { id: ID },
  'ownChoices.setSurrounding': { group: 'with', chip: { own: 'de hond' }, hidden: false },
  'reading.keep': { guide: 'help', chapter: 'help.intro' },
  'search.open': { isOpen: true },
  'search.records': { query: 'vandaag', most: 8 },
  'bookmarks.list': undefined,
  'bookmarks.set': { guide: 'help', chapter: 'help.intro', section: 'signs', note: '' },
  'bookmarks.remove': { id: ID },
  'bookmarks.restore': { id: ID },
  'people.list': undefined,
  'people.add': { nickname: 'Noor', bond: { own: 'mijn zus' }, distance: 'far' },
  'people.change': { id: ID, change: { do: 'add', to: 'good', line: 'thee' } },
  'people.remove': { id: ID },
  'people.restore': { id: ID, contacts: [ID] },
  'people.contacts': { person: ID },
  'people.addContact': { person: ID, what: { id: 'card' } },
  'people.removeContact': { id: ID },
  'people.restoreContact': { id: ID },
  'phrases.read': undefined,
  'phrases.setFavourite': { phrase: 'help.presence.message', on: true },
  'phrases.keepOwn': { id: null, text: 'Ik ben er.' },
  'phrases.removeOwn': { id: ID },
  'phrases.restoreOwn': { id: ID },
  'conversations.list': undefined,
  'conversations.keep': { id: null, form: 'talk', answers: { opening: { chosen: [], words: 'Ik mis je.' } } },
  'conversations.remove': { id: ID },
  'conversations.restore': { id: ID },
  'worksheets.list': undefined,
  'worksheets.keep': { id: null, form: 'demands', answers: { must: { chosen: [], words: 'Ik moet door.' } } },
  'worksheets.remove': { id: ID },
  'worksheets.restore': { id: ID },
  'helperLoad.read': undefined,
  'helperLoad.range': { from: '2026-11-01', to: '2026-11-30' },
  'helperLoad.add': {
    when: 'after',
    weight: 'heavy',
    need: { chosen: ['quiet'], words: '' },
    whom: { chosen: [], words: 'Samira' },
  },
  'helperLoad.remove': { id: ID },
  'helperLoad.restore': { id: ID },
  'helperLoad.setLimit': { text: 'Na tien uur neem ik niet meer op.' },
  'invitations.away': undefined,
  'invitations.putAway': { invitation: 'walk' },
  'invitations.bringBack': { invitation: 'walk' },
  'whatHelps.list': undefined,
  'whatHelps.save': { id: null, what: { own: 'thee' }, energy: 'almost-none', rest: true },
  'whatHelps.remove': { id: ID },
  'whatHelps.restore': { id: ID },
  'search.ownRecords': undefined,
  'pictures.add': { draft: 'entry:new', bytes: jpeg(), small: null },
  'pictures.read': { blob: 'a'.repeat(32) },
  'pictures.choose': { title: 'Kies foto’s', kind: 'Foto’s' },
  'pictures.chosen': { index: 0 },
  'plan.read': undefined,
  'plan.setPart': { part: 'signs', lines: ['Ik slaap slecht.'] },
  'plan.setOrder': { order: ['reasons', 'people'] },
  'plan.shown': undefined,
  'plan.setShown': { on: true },
  'printing.print': { route: '/print/plan' },
  'printing.savePdf': { route: '/print/plan', name: 'Mijn plan' },
  'helpNow.openWebsite': { site: '113.nl' },
  'moments.next': undefined,
  'moments.snooze': { occurrence: 'daily@2026-11-23T08:00', snooze: 'hour' },
  'moments.notToday': { occurrence: 'daily@2026-11-23T08:00' },
  'moments.done': { occurrence: 'daily@2026-11-23T08:00' },
  'moments.open': { occurrence: 'daily@2026-11-23T08:00' },
  'moments.pause': { pause: null },
  'moments.askLess': { rhythm: 'daily', answer: 'stay' },
  'rhythms.list': undefined,
  'rhythms.save': { ...at(['08:00']), name: 'Ochtend', opens: null },
  'rhythms.remove': { id: 'daily' },
  'rhythms.decideElsewhere': { id: 'daily', here: true },
  'desktop.presence': undefined,
  'desktop.setLauncher': { kind: 'login', on: true },
  'vault.state': undefined,
  'vault.unlock': { secret: 'een stil huis aan zee' },
  'vault.disown': undefined,
  'vault.lock': undefined,
  'vault.active': undefined,
  'vault.newCode': undefined,
  'vault.shownCode': undefined,
  'vault.saveCode': undefined,
  'vault.seal': { passphrase: 'een stil huis aan zee', groups: ['0000', '0000'] },
  'vault.unseal': { secret: 'een stil huis aan zee' },
  'vault.changePassphrase': { secret: 'x', passphrase: 'een stil huis aan zee' },
  'vault.replaceCode': { secret: 'x', groups: ['0000', '0000'] },
  'vault.rotate': { secret: 'x', passphrase: 'een stil huis aan zee', groups: ['0000', '0000'], dropBackups: false },
  'vault.setKeyring': { on: true, secret: 'x' },
  'vault.join': { secret: 'x' },
  'computers.list': undefined,
  'computers.rename': { name: 'laptop' },
  'computers.takeOver': { device: ID },
  'unproven.list': undefined,
  'unproven.look': { device: ID },
  'unproven.takeIn': { device: ID },
  'unproven.undoTakeIn': undefined,
  'unproven.throwAway': { device: ID },
  'unproven.bringBack': { id: `${ID}.2026-11-22T19-04-00-000Z` },
  'backups.list': undefined,
  'backups.make': undefined,
  'backups.test': { id: '2026-11-22T20-04-31-250Z' },
  'backups.preview': { id: '2026-11-22T20-04-31-250Z' },
  'backups.restore': { id: '2026-11-22T20-04-31-250Z', how: 'beside' },
  'backups.rebuild': { id: '2026-11-22T20-04-31-250Z' },
  'backups.chooseFolder': undefined,
  'backups.chooseOther': undefined,
  'backups.eraseOld': undefined,
  'data.export': undefined,
  'data.stopExport': undefined,
  'data.chooseImport': undefined,
  'data.import': undefined,
  'diaries.choose': { what: 'file' },
  'diaries.import': undefined,
  'diaries.stop': undefined,
  'diaries.batches': undefined,
  'diaries.undo': { id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4d' },
  'data.chooseVaultFolder': undefined,
  'data.relocate': {},
  'data.usage': undefined,
  'data.erase': { typed: 'nee' },
  'data.showFolder': { which: 'vault' },
  'app.quit': undefined,
}

/** What is no more there, was not typed right, or was not chosen, is an answer too; anything else unexpected is not. */
const REFUSALS: Partial<Record<CallName, ErrorCode>> = {
  'vault.unlock': 'wrong-secret',
  'vault.disown': 'not-allowed',
  'vault.saveCode': 'not-found',
  'vault.seal': 'wrong-groups',
  'vault.unseal': 'wrong-secret',
  'vault.changePassphrase': 'wrong-secret',
  'vault.replaceCode': 'wrong-groups',
  'vault.rotate': 'wrong-groups',
  'vault.setKeyring': 'wrong-secret',
  'vault.join': 'wrong-secret',
  'data.import': 'not-found',
  'diaries.import': 'not-found',
  'data.relocate': 'not-found',
  'data.erase': 'bad-input',
}

describe('every call of the contract', () => {
  it.each(callNames)('%s has a handler whose answer fits', async (name) => {
    const { app } = await start()
    const reply = await app.handle(name, EXAMPLES[name], ours)
    if (!reply.ok) expect(reply.error.code).toBe(REFUSALS[name] ?? 'not-found')
    else expect(v.safeParse(contract[name].output as v.GenericSchema, reply.value).issues).toBeUndefined()
  })

  it.each(callNames)('%s is refused to a stranger and to a frame within', async (name) => {
    const { app } = await start()
    for (const sender of [
      { origin: 'https://example.org', isTopFrame: true },
      { origin: 'null', isTopFrame: true },
      { origin: ORIGIN, isTopFrame: false },
    ])
      expect(await app.handle(name, EXAMPLES[name], sender)).toEqual({ ok: false, error: { code: 'not-allowed' } })
  })

  it.each(callNames)('%s refuses an input that does not fit', async (name) => {
    const { app } = await start()
    for (const input of [42, 'x', [0], { nonsense: { __proto__: null } }])
      expect(await app.handle(name, input, ours)).toEqual({ ok: false, error: { code: 'bad-input' } })
  })
})

describe('the gate', () => {
  const failing = (error: unknown) => {
    const warnings: string[] = []
    const handlers = { 'drafts.list': () => Promise.reject(error) } as unknown as Handlers
    return {
      warnings,
      gate: createGate(handlers, {
        origins: [ORIGIN],
        log: { warn: (line) => warnings.push(line) },
        isLocked: () => false,
      }),
    }
  }

  it('knows no call that the contract does not', async () => {
    const { app } = await start()
    for (const name of ['vault.readAll', 'constructor', '__proto__', 'toString'])
      expect(await app.handle(name as CallName, undefined, ours)).toEqual({ ok: false, error: { code: 'not-allowed' } })
  })

  it('turns a known fault into its code, and any other into "unexpected"', async () => {
    expect(await failing(new LuwteError('disk-full')).gate('drafts.list', undefined, ours)).toEqual({
      ok: false,
      error: { code: 'disk-full' },
    })
    expect(await failing(new TypeError('x')).gate('drafts.list', undefined, ours)).toEqual({
      ok: false,
      error: { code: 'unexpected' },
    })
  })

  it('writes no content into the log', async () => {
    const { app, ports } = await start()
    await app.handle('entries.save', { id: null, seen: null, text: ['een geheim'] }, ours)
    await app.handle('entries.save', { id: 'een geheim', seen: null, text: 'x' }, ours)
    expect(ports.warnings.length).toBe(2)
    expect(ports.warnings.join()).not.toContain('geheim')
  })

  it('has words for every code', () => {
    for (const code of ERROR_CODES) expect(nl.problems.error[code].what.length).toBeGreaterThan(10)
  })
})
