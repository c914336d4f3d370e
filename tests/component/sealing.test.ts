import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { ASK, CODE, VaultHouse } from './support/vaultHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import { LuwteError } from '@shared/kernel/errors'
import { passphraseStrengthOf } from '@/features/vault-access/passphraseEstimator'
import { useToasts } from '@/kernel/toasts'
import { eventually } from '../support/eventually'

let opened: VueWrapper
let house: VaultHouse
const { has, press, fill, isOn } = handsOn(() => opened)

const NEW = 'paard lamp regen koffie'
const title = () => opened.find('h1').text()
const fault = () => opened.find('#wizard-fault').text()
const said = () => useToasts().toasts.value.map(({ text, error }) => text ?? error)

async function open(path = '/settings/vault', state: ConstructorParameters<typeof VaultHouse>[0] = {}): Promise<void> {
  house = new VaultHouse(state)
  opened = (await openAt(path, { lock: house.state.lock })).wrapper
}

/** The label of a field with an eye beside it is no wrapper of it. */
async function type(label: string, text: string): Promise<void> {
  const found = opened.findAll('label').find((one) => one.text() === label)
  if (!found) throw new Error(`No field ${label}`)
  await opened.find(`[id="${found.attributes('for') ?? ''}"]`).setValue(text)
  await settle()
}

async function escape(): Promise<void> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await settle()
}

async function choosePassphrase(first: string, text = NEW, again = text): Promise<void> {
  await type(first, text)
  await type('Nog een keer', again)
  await press('Verder')
}

async function typeGroups(one = '0qx4', other = 'hjkm'): Promise<void> {
  await fill(`Groepje ${String(ASK[0] + 1)}`, one)
  await fill(`Groepje ${String(ASK[1] + 1)}`, other)
}

beforeEach(() => {
  resetBridge()
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
})

describe('the settings', () => {
  test.each([
    ['plain', 'Je dagboek is niet verzegeld.', 'Lees wat verzegelen doet'],
    [
      'open',
      'Je dagboek is verzegeld: alles is versleuteld met je wachtzin.Het gaat op slot als je het venster sluit.',
      'Wachtzin, herstelcode en slot',
    ],
  ] as const)('say in a line how it stands: %s', async (lock, words, link) => {
    await open('/settings/privacy', { lock })
    expect(opened.text()).toContain(words)
    expect(opened.find('a[href="/settings/vault"]').text()).toBe(link)
  })

  test.each([
    ['plain', 'Uit: je dagboek is niet versleuteld'],
    ['open', 'Aan: alles is versleuteld, op slot bij sluiten'],
  ] as const)('say it in the list of all of them too: %s', async (lock, words) => {
    await open('/settings', { lock })
    expect(opened.find('a[href="/settings/privacy"] + .state').text()).toBe(words)
  })

  test('tell before anything is chosen what sealing is good for, the nearest case first, and what a loss means', async () => {
    await open()
    expect(opened.find('form li').text()).toBe('Luwte opent terwijl jij er niet bent;')
    for (const words of ['de computer of de schijf', 'dan krijgt niemand je dagboek nog open'])
      expect(opened.find('form').text()).toContain(words)
    expect(callsOf('vault.newCode')).toEqual([])
  })

  test('have what it does not help against folded, below the one filled button', async () => {
    await open()
    const folded = opened.findAll('details')
    expect(folded.map((one) => one.attributes('open'))).toEqual([undefined, undefined])
    for (const words of ['beheert', 'toetsen volgt', 'open scherm', 'SSD', 'dan gaat je dagboek op slot'])
      expect(folded.map((one) => one.text()).join()).toContain(words)
    expect(opened.findAll('.button.filled').map((one) => one.text())).toEqual(['Kies een wachtzin'])
    const [button, first] = [opened.find('.button.filled').element, folded[0]?.element]
    expect(button.compareDocumentPosition(first as Node) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  test('count three screens: why, the passphrase, and the code with its check', async () => {
    await open()
    const screen = () => opened.find('.wizard p').text()
    expect(screen()).toBe('Stap 1 van 3')
    await press('Kies een wachtzin')
    expect(screen()).toBe('Stap 2 van 3')
    await choosePassphrase('Je wachtzin')
    expect(screen()).toBe('Stap 3 van 3')
    await press('Verder')
    expect(title()).toBe('Typ twee groepjes over')
    expect(screen()).toBe('Stap 3 van 3')
  })

  test('lead back to the settings where somebody would rather not', async () => {
    await open()
    await press('Niet nu')
    expect(opened.find('a[href="/settings/vault"]').exists()).toBe(true)
  })
})

describe('sealing', () => {
  beforeEach(async () => {
    await open()
    await press('Kies een wachtzin')
  })

  test('takes three calm steps, and nothing is different before the last', async () => {
    await choosePassphrase('Je wachtzin')
    expect(title()).toBe('Bewaar je herstelcode')
    expect(opened.findAll('.group').map((group) => group.text())).toEqual(CODE.split('-'))
    await press('Verder')
    await typeGroups()
    expect(callsOf('vault.seal')).toEqual([])
    await press('Verzegel nu')
    expect(callsOf('vault.seal')).toEqual([{ passphrase: NEW, groups: ['0qx4', 'hjkm'] }])
    expect(opened.text()).toContain('Dit is er nu anders')
    expect(opened.text()).toContain('Sluit je het venster, dan gaat je dagboek op slot.')
    expect(opened.text()).toContain('met Ctrl+L')
    await press('Oké')
    expect(has('Oké')).toBe(false)
  })

  test('says of a passphrase what it still lacks, where that is', async () => {
    await choosePassphrase('Je wachtzin', 'kort')
    expect(opened.find('#passphrase-told').text()).toBe('Nog iets langer: minstens 8 tekens.')
    await choosePassphrase('Je wachtzin', NEW, 'iets anders')
    expect(opened.find('#again-told').text()).toBe('Deze twee zijn nog niet hetzelfde.')
    expect(document.activeElement).toBe(opened.findAll('input')[1]?.element)
    expect(title()).toBe('Kies een wachtzin')
    await type('Nog een keer', NEW)
    expect(opened.find('#again-told').text()).toBe('Allebei hetzelfde.')
  })

  test('tells in words how strong it is, and leaves the choice', async () => {
    await type('Je wachtzin', 'welkom01')
    const told = () => opened.find('#passphrase-told').text()
    await eventually(() => expect(told()).toContain('Dit is heel snel te raden.'))
    expect(told()).toContain('Je mag deze zin toch kiezen.')
    await type('Je wachtzin', NEW)
    await eventually(() => expect(told()).toBe('Dit is heel sterk.'))
    await choosePassphrase('Je wachtzin', 'welkom01')
    expect(title()).toBe('Bewaar je herstelcode')
  })

  test('keeps the code to be copied, printed or saved, and makes one only once', async () => {
    await choosePassphrase('Je wachtzin')
    await press('Print')
    await press('Bewaar als pagina')
    await opened.find('button.copy').trigger('click')
    expect(callsOf('printing.print')).toEqual([{ route: '/print/recovery' }])
    expect(said()).toEqual(['De pagina is bewaard.'])
    expect(callsOf('app.copyText')).toEqual([{ text: CODE, isSecret: true }])
    await escape()
    await press('Verder')
    expect(callsOf('vault.newCode')).toHaveLength(1)
  })

  test('does not go on with groups that are not in the code', async () => {
    await choosePassphrase('Je wachtzin')
    await press('Verder')
    await typeGroups('0qx4', 'zzzz')
    await press('Verzegel nu')
    expect(opened.text()).toContain('Dit is nog niet wat er in de code staat')
    expect(callsOf('vault.seal')).toEqual([])
    await typeGroups('OQX4 ', 'hj-km')
    await press('Verzegel nu')
    expect(callsOf('vault.seal')).toHaveLength(1)
  })

  test('Escape goes back step by step, with everything that was typed still there, and then out', async () => {
    await choosePassphrase('Je wachtzin')
    await press('Verder')
    await typeGroups('0q', '')
    await escape()
    expect(title()).toBe('Bewaar je herstelcode')
    await press('Verder')
    expect(opened.find<HTMLInputElement>('.groups input').element.value).toBe('0q')
    await escape()
    await escape()
    expect(opened.findAll('input').map((one) => one.element.value)).toEqual([NEW, NEW])
    await escape()
    expect(has('Kies een wachtzin')).toBe(true)
    expect(callsOf('vault.seal')).toEqual([])
  })

  test('shows how far it has come, and cannot be begun twice', async () => {
    await choosePassphrase('Je wachtzin')
    await press('Verder')
    await typeGroups()
    let finish = () => {}
    answer('vault.seal', (given: Parameters<VaultHouse['sealed']>[0]) =>
      new Promise<void>((resolve) => (finish = resolve)).then(() => house.sealed(given)),
    )
    await press('Verzegel nu')
    expect(opened.text()).toContain('berekent je sleutel')
    emit('job.changed', { job: 'sealing', done: 3, total: 12 })
    await settle()
    expect(opened.text()).toContain('3 van 12 bestanden')
    expect(opened.find('progress').element.value).toBe(3)
    await opened.find('form').trigger('submit')
    await escape()
    finish()
    emit('job.changed', null)
    await settle()
    expect(callsOf('vault.seal')).toHaveLength(1)
    expect(opened.text()).toContain('Dit is er nu anders')
  })

  test.each(['disk-full', 'busy', 'unexpected'] as const)('puts %s into words and stays where it was', async (code) => {
    answer('vault.seal', () => {
      throw new LuwteError(code)
    })
    await choosePassphrase('Je wachtzin')
    await press('Verder')
    await typeGroups()
    await press('Verzegel nu')
    expect(fault()).not.toBe('')
    expect(title()).toBe('Typ twee groepjes over')
    expect(opened.find<HTMLInputElement>('.groups input').element.value).toBe('0qx4')
  })

  test('a code that cannot be made can be asked for again', async () => {
    answer('vault.newCode', () => {
      throw new LuwteError('unexpected')
    })
    await choosePassphrase('Je wachtzin')
    await press('Verder')
    expect(title()).toBe('Bewaar je herstelcode')
    answer('vault.newCode', () => ({ code: CODE, ask: ASK }))
    await press('Probeer opnieuw')
    expect(opened.findAll('.group')).toHaveLength(7)
    expect(fault()).toBe('')
  })
})

describe('a sealed journal', () => {
  test('gets another passphrase; a slip with the present one costs nothing that was done', async () => {
    await open('/settings/vault', { lock: 'open' })
    await press('Kies een andere wachtzin')
    await choosePassphrase('Je nieuwe wachtzin')
    await type('Huidige wachtzin of herstelcode', 'mis')
    await press('Verander de wachtzin')
    expect(fault()).toContain('Er is niets veranderd')
    await type('Huidige wachtzin of herstelcode', house.passphrase)
    await press('Verander de wachtzin')
    expect(callsOf('vault.changePassphrase').at(-1)).toEqual({ secret: house.passphrase, passphrase: NEW })
    expect(said()).toEqual(['Je nieuwe wachtzin werkt vanaf nu.'])
    expect(title()).toBe('Wachtzin en slot')
  })

  test('gets another recovery code', async () => {
    await open('/settings/vault', { lock: 'open', hasRecoveryCode: false })
    expect(opened.text()).toContain('Er is nu geen herstelcode.')
    await press('Maak een nieuwe herstelcode')
    await press('Verder')
    await typeGroups()
    await press('Verder')
    await type('Huidige wachtzin of herstelcode', house.passphrase)
    await press('Gebruik de nieuwe code')
    expect(callsOf('vault.replaceCode')).toEqual([{ secret: house.passphrase, groups: ['0qx4', 'hjkm'] }])
  })

  test.each([true, false])('gets another key, with old backups dropped: %s', async (dropBackups) => {
    await open('/settings/vault', { lock: 'open' })
    await press('Misschien kent iemand mijn wachtzin')
    expect(opened.text()).toContain('Die gaat nog open met de oude wachtzin')
    // Nothing is erased that nobody asked for.
    expect(isOn('Wis de oude reservekopieën van Luwte')).toBe(false)
    if (dropBackups) await press('Wis de oude reservekopieën van Luwte')
    await press('Verder')
    await choosePassphrase('Je nieuwe wachtzin')
    await press('Verder')
    await typeGroups()
    await press('Verder')
    await type('Huidige wachtzin of herstelcode', house.passphrase)
    await press('Verzegel alles opnieuw')
    expect(callsOf('vault.rotate')).toEqual([
      { secret: house.passphrase, passphrase: NEW, groups: ['0qx4', 'hjkm'], dropBackups },
    ])
  })

  test('is opened by the keyring only where that can be, after honest words, and with a proof', async () => {
    await open('/settings/vault', { lock: 'open' })
    expect(opened.text()).toContain('Wie op deze computer als jou is ingelogd')
    await press('Open dit dagboek met de sleutelbos')
    expect(callsOf('vault.setKeyring')).toEqual([])
    await type('Huidige wachtzin of herstelcode', house.passphrase)
    await press('Zet aan')
    expect(callsOf('vault.setKeyring')).toEqual([{ on: true, secret: house.passphrase }])
    expect(isOn('Open dit dagboek met de sleutelbos')).toBe(true)
    house.become({ keyring: 'not-here' })
    await settle()
    expect(opened.text()).toContain('geen veilige sleutelbos')
  })

  test('locks by itself when somebody says so', async () => {
    let settings: Settings = DEFAULT_SETTINGS
    answer('settings.change', (change: Partial<Settings>) => {
      settings = { ...settings, ...change }
      emit('settings.changed', { settings, language: 'nl', country: 'NL', perhaps: null })
      return settings
    })
    await open('/settings/vault', { lock: 'open' })
    await handsOn(() => opened).choose('Na 5 minuten')
    await press('Als ik het venster van Luwte sluit')
    await press('Als de computer gaat slapen')
    expect(settings.lockWhen).toEqual({
      minutes: 5,
      suspend: false,
      screenLock: true,
      windowClose: false,
      blur: false,
    })
    await handsOn(() => opened).choose('Niet vanzelf')
    expect(settings.lockWhen.minutes).toBe(null)
  })

  test('tells of a second passphrase, and of check-ins that wait', async () => {
    await open('/settings/vault', { lock: 'open', hasOtherPassphrase: true, waiting: 2 })
    expect(opened.text()).toContain('Er staan nog 2 check-ins klaar')
    await press('Typ de andere wachtzin')
    // Somebody else may have chosen it, and would be let in again.
    expect(opened.text()).toContain('Voeg dan niet samen')
    await type('De andere wachtzin', house.passphrase)
    await press('Voeg samen')
    expect(callsOf('vault.join')).toEqual([{ secret: house.passphrase }])
    expect(opened.text()).not.toContain('Er is nog een andere wachtzin')
  })

  test('can be unsealed again, after it was said what that means', async () => {
    await open('/settings/vault', { lock: 'open' })
    await press('Haal de verzegeling eraf')
    expect(opened.text()).toContain('Oude reservekopieën blijven verzegeld')
    await press('Verder')
    await type('Huidige wachtzin of herstelcode', house.passphrase)
    await press('Haal de verzegeling eraf')
    expect(callsOf('vault.unseal')).toEqual([{ secret: house.passphrase }])
    expect(has('Kies een wachtzin')).toBe(true)
  })
})

describe('the recovery code on paper', () => {
  test('is ready once the code is there', async () => {
    await open('/print/recovery')
    expect(
      opened
        .findAll('.group')
        .map((group) => group.text())
        .join('-'),
    ).toBe(CODE)
    expect(opened.text()).toContain('Wie het vindt, kan je dagboek openen')
    expect(document.documentElement.dataset.paper).toBe('ready')
  })

  test('is no page without one', async () => {
    house = new VaultHouse()
    answer('vault.shownCode', () => null)
    opened = (await openAt('/print/recovery')).wrapper
    expect(document.documentElement.dataset.paper).toBe(undefined)
  })
})

describe('how hard a passphrase is to guess', () => {
  test.each(['welkom01', 'ikhouvanjou', 'Liefde12', 'password1', 'qwertyuiop'])('%s: easily', (passphrase) => {
    expect(passphraseStrengthOf(passphrase)).toBeLessThan(2)
  })

  test.each(['vis lamp trap mist wolk', 'correct horse battery staple', 'é'.repeat(3) + ' zeehond kapstok mei'])(
    '%s: hardly',
    (passphrase) => expect(passphraseStrengthOf(passphrase)).toBeGreaterThan(2),
  )

  test('of very long ones too, without keeping anybody waiting', () => {
    expect(passphraseStrengthOf('zeehond kapstok mei '.repeat(50))).toBe(4)
  })
})
