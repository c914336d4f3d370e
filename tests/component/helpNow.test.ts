import { answer, callsOf, resetBridge, emit } from './support/bridge'
import { chooseFrom } from './support/hands'
import { openAt, settle, switchLanguage } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { planFrom } from '@shared/features/plan/plan'
import { DEFAULT_SETTINGS } from '@shared/features/settings/settings'

let opened: VueWrapper | undefined
const helpNow = async (options?: Parameters<typeof openAt>[1]) => {
  opened = (await openAt('/help-now', options)).wrapper
  return opened
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setInterval', 'clearInterval'],
    now: new Date('2026-11-22T12:00:00Z'),
  })
})
afterEach(() => {
  opened?.unmount()
  vi.useRealTimers()
})

const headings = (wrapper: VueWrapper) => wrapper.findAll('h2').map((heading) => heading.text())
const groups = (wrapper: VueWrapper) => wrapper.findAll('.lines h3').map((heading) => heading.text())
const reach = async (wrapper: VueWrapper, how: 'call' | 'chat' | 'silent') => {
  await wrapper.find(`input[type=radio][value=${how}]`).setValue()
  await settle()
}
/** What stands out on the first card. */
const first = (wrapper: VueWrapper) => wrapper.findAll('.card .first .value').map((value) => value.text())
const lineOf = (wrapper: VueWrapper, name: string) => {
  const found = wrapper.findAll('.line').find((line) => line.find('h4').text() === name)
  if (!found) throw new Error(`No line is called ${name}`)
  return found
}
const press = async (wrapper: Pick<VueWrapper, 'findAll'>, text: string) => {
  const button = wrapper.findAll('button').find((one) => one.text().startsWith(text))
  if (!button) throw new Error(`No button says ${text}`)
  await button.trigger('click')
  await settle()
}

describe('Help now', () => {
  test('says first what to do in danger, with the number of the country', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('.danger').text()).toMatch(/^Is er nu levensgevaar, voor jou of voor een ander\?bel112/)
    expect(wrapper.find('.danger .value').text()).toBe('112')
    await switchLanguage('en', 'GB')
    expect(wrapper.findAll('.danger .value').map((number) => number.text())).toEqual(['999', '112'])
    await switchLanguage('en', 'XX')
    expect(wrapper.find('.danger').text()).toContain('the country you are in.')
  })

  test('speaks first to who thinks of not living on, then to who worries, then says what happens when one calls', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('h1').text()).toBe('Hulp nu')
    expect(headings(wrapper)).toEqual([
      'Mijn plan',
      'Denk je aan zelfmoord, of wil je er liever niet meer zijn?',
      'Maak je je zorgen om iemand?',
      'Wat gebeurt er als je belt of chat?',
      'Alle hulplijnen',
      'Eerst even op adem komen',
    ])
    for (const jump of wrapper.findAll('.jumps button')) {
      await jump.trigger('click')
      expect(document.activeElement?.tagName, jump.text()).toMatch(/^H[23]$/)
    }
  })

  test('says where one can stay anonymous only of lines that say so themselves', async () => {
    const wrapper = await helpNow()
    const calling = wrapper.find('section[aria-labelledby=calling]')
    expect(calling.text()).toContain(
      'Bij 113 Zelfmoordpreventie, Centrum Seksueel Geweld en Kindertelefoon kun je anoniem blijven.',
    )
    await switchLanguage('en', 'CA')
    expect(calling.text()).not.toContain('anonymous')
    expect(calling.text()).toContain('whether they need your name')
  })

  test('asks nothing of the vault', async () => {
    await helpNow()
    for (const name of [
      'ownChoices.read',
      'reading.list',
      'drafts.list',
      'plan.read',
      'plan.shown',
      'search.ownRecords',
    ] as const)
      expect(callsOf(name)).toEqual([])
  })

  test('names the lines kind by kind, those for the young by their own name', async () => {
    const wrapper = await helpNow()
    expect(groups(wrapper)).toEqual([
      'Zelfmoord en crisis',
      'Iemand die luistert',
      'Als het thuis niet veilig is',
      'Ben je jonger dan 18?',
      'Als je als kind te weinig aandacht kreeg, of iemand je pijn deed',
      'Als je kinderen opvoedt',
      'Naar een dokter',
    ])
    const young = wrapper.find('section[aria-labelledby=lines-youth]')
    expect(young.findAll('h4').map((name) => name.text())).toEqual(['Kindertelefoon'])
  })

  test('of a long group the best two are there at once, and the names of the others, to be unfolded', async () => {
    const wrapper = await helpNow({ country: 'GB' })
    const violence = wrapper.find('section[aria-labelledby=lines-violence]')
    expect(violence.findAll(':scope > ul h4').map((name) => name.text())).toEqual([
      'National Domestic Abuse Helpline (England)',
      'Men’s Advice Line',
    ])
    expect(violence.find('summary').text()).toMatch(
      /^Meer: Domestic Abuse .*\(Scotland\), Live Fear Free \(Wales\) en /,
    )
    expect(violence.findAll('details h4')).toHaveLength(3)
  })

  test('where no number is known for violence, the site is what one sees', async () => {
    const wrapper = await helpNow({ country: 'CA' })
    expect(wrapper.find('section[aria-labelledby=lines-violence] .value').text()).toBe('sheltersafe.ca')
  })

  test('where no line for the young is known it names a site and an adult one trusts', async () => {
    const wrapper = await helpNow({ country: 'XX' })
    const young = wrapper.find('section[aria-labelledby=lines-youth]')
    expect(young.text()).toContain('findahelpline.com')
    expect(young.text()).toContain('volwassene die je vertrouwt')
  })

  test('elsewhere in the world the site that finds lines comes first', async () => {
    const wrapper = await helpNow({ country: 'XX' })
    expect(groups(wrapper)[0]).toBe('Waar je ook bent')
    expect(first(wrapper)).toEqual(['findahelpline.com'])
    expect(wrapper.find('.line .value').text()).toBe('findahelpline.com')
  })

  test('every number and address can be copied; no link leads out of Luwte', async () => {
    const wrapper = await helpNow({ country: 'GB' })
    const values = wrapper.findAll('.value').map((value) => value.text())
    expect(values).toContain('85258')
    for (const way of wrapper.findAll('button.way')) {
      await way.trigger('click')
      await settle()
      await wrapper.find('.panel button.copy').trigger('click')
      await settle()
      expect(wrapper.find('.panel [role=status]').text()).toContain(way.find('.value').text())
      await way.trigger('click')
      await settle()
    }
    expect(callsOf('app.copyText')).toEqual(values.map((text) => ({ text })))
    for (const link of wrapper.findAll('a')) expect(link.attributes('href')).toMatch(/^\/(care|guides)\//)
  })

  test('gives no hours that are not certain, and says where they are', async () => {
    const wrapper = await helpNow({ country: 'BE' })
    expect(lineOf(wrapper, 'Awel').text()).toContain('Uren onbekend. Kijk op de site')
    expect(lineOf(wrapper, 'Tele-Onthaal').text()).not.toContain('Kijk op de site')
  })

  test('says whether a line is open now, and when it opens, only where that is certain', async () => {
    const wrapper = await helpNow()
    expect(lineOf(wrapper, 'Kindertelefoon').text()).toContain('Nu open, tot 21:00')
    expect(lineOf(wrapper, '113 Zelfmoordpreventie').text()).toContain('Nu open')
    // Its hours are of medium confidence.
    expect(lineOf(wrapper, 'Alles Oké? Supportlijn').text()).not.toMatch(/Nu (open|dicht)/)
    vi.setSystemTime(new Date('2026-11-22T20:30:00Z'))
    window.dispatchEvent(new Event('focus'))
    await settle()
    expect(lineOf(wrapper, 'Kindertelefoon').text()).toContain('Nu dicht. Open: morgen om 11:00')
  })

  test('says when a line was checked, and plainly when that is long ago', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('footer').text()).toContain('nagekeken in november 2026')
    expect(wrapper.find('.lines').text()).not.toContain('agekeken')
    expect(wrapper.find('[role=note]').exists()).toBe(false)
    wrapper.unmount()
    vi.setSystemTime(new Date('2027-06-01T12:00:00Z'))
    const later = await helpNow({ language: 'en' })
    expect(later.find('.line').text()).toContain('Last checked in November 2026')
    expect(later.find('[role=note]').text()).toContain('more than half a year ago')
  })

  test('keeps a chosen country', async () => {
    await helpNow()
    await chooseFrom('Hulplijnen in', 'België')
    expect(callsOf('settings.change')).toEqual([{ country: 'BE' }])
  })
})

describe('where the country is in doubt', () => {
  const numbers = (wrapper: VueWrapper) =>
    wrapper.findAll('.danger .one').map((one) => `${one.find('.value').text()} ${one.find('.place').text()}`)

  test('both emergency numbers are there, each with its country, and one answer is enough', async () => {
    const wrapper = await helpNow({ perhaps: ['US'] })
    expect(wrapper.find('.danger').text()).toContain('het noodnummer van het land waar je bent')
    expect(numbers(wrapper)).toEqual(['112 Nederland', '911 Verenigde Staten'])
    expect(first(wrapper)).toEqual(['113', '988'])
    const question = wrapper.find('.question')
    expect(question.find('h2').text()).toBe('In welk land ben je?')
    expect(question.findAll('button').map((button) => button.text())).toEqual([
      'Nederland',
      'Verenigde Staten',
      'Een ander land',
    ])
    await press(question, 'Verenigde Staten')
    expect(callsOf('settings.change')).toEqual([{ country: 'US' }])
    await switchLanguage('nl', 'US')
    expect(wrapper.find('.question').exists()).toBe(false)
    expect(wrapper.findAll('.danger .value').map((number) => number.text())).toEqual(['911'])
    expect(wrapper.find('.danger .place').exists()).toBe(false)
    expect(wrapper.text()).toContain('Je ziet nu de nummers voor: Verenigde Staten')
  })

  test('a number that is right in all of them stands there once', async () => {
    const wrapper = await helpNow({ perhaps: ['BE'] })
    expect(wrapper.findAll('.danger .value').map((number) => number.text())).toEqual(['112'])
    expect(wrapper.find('.danger').text()).not.toContain('van het land')
    expect(wrapper.find('.danger .place').exists()).toBe(false)
    expect(wrapper.find('.question').exists()).toBe(true)
  })

  test('where nothing is known at all, it says where its number is right', async () => {
    const wrapper = await helpNow({ country: 'XX', perhaps: [] })
    expect(numbers(wrapper)).toEqual(['112 in de Europese Unie'])
    expect(wrapper.find('.question').exists()).toBe(true)
  })

  test('nothing is asked where the country is known', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('.question').exists()).toBe(false)
    expect(wrapper.find('[role=combobox]').exists()).toBe(true)
  })

  test('a part of the country can be chosen where it has lines of its own', async () => {
    const wrapper = await helpNow({ country: 'GB', language: 'en' })
    const names = () => wrapper.findAll('.line h4').map((name) => name.text())
    expect(names()).toContain('Lifeline (Northern Ireland)')
    await wrapper.find('input[type=radio][value="GB-SCT"]').setValue()
    expect(callsOf('settings.change')).toEqual([{ countryPart: 'GB-SCT' }])
    const settings = { ...DEFAULT_SETTINGS, countryPart: 'GB-SCT' }
    emit('settings.changed', { settings, language: 'en', country: 'GB', perhaps: null })
    await settle()
    expect(names()).toContain('NHS 111')
    expect(names()).not.toContain('Lifeline (Northern Ireland)')
    const violence = wrapper.findAll('section[aria-labelledby=lines-violence] h4').map((name) => name.text())
    expect(violence).toEqual(['Domestic Abuse and Forced Marriage Helpline (Scotland)', 'Men’s Advice Line'])
  })
})

describe('what somebody says of themselves', () => {
  test('under 18: the lines for the young come first, and nothing of it is kept', async () => {
    const wrapper = await helpNow()
    const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
    await press(wrapper, 'Ik ben jonger dan 18')
    expect(groups(wrapper)[0]).toBe('Ben je jonger dan 18?')
    expect(first(wrapper)).toEqual(['0800-0432', '113'])
    // Ten lines, one of them in two groups.
    expect(wrapper.findAll('.line')).toHaveLength(11)
    expect(callsOf('settings.change')).toEqual([])
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).toBe(stored)
  })

  test('where the child line is closed, that is said, and the next number stands out as well', async () => {
    vi.setSystemTime(new Date('2026-11-22T22:00:00Z'))
    const wrapper = await helpNow()
    await press(wrapper, 'Ik ben jonger dan 18')
    const great = wrapper.findAll('.card button.great .value').map((value) => value.text())
    expect(great).toEqual(['0800-0432', '113'])
    expect(wrapper.find('.card .hours').text()).toContain('Nu dicht. Open: morgen om 11:00')
  })

  test('under 18 in the United States the crisis line comes first, then the lines for the young', async () => {
    const wrapper = await helpNow({ country: 'US' })
    await press(wrapper, 'Ik ben jonger dan 18')
    expect(first(wrapper)).toEqual(['988', '1-800-422-4453', '1-866-488-7386'])
    expect(wrapper.find('.card').text()).not.toContain('volwassene die je vertrouwt')
    const young = wrapper.find('section[aria-labelledby=lines-youth]')
    expect(young.findAll('h4').map((name) => name.text())).toEqual([
      '988',
      'Crisis Text Line',
      'Childhelp',
      'The Trevor Project',
    ])
  })

  test('where no line for the young is known, the directory and an adult one trusts are named at once', async () => {
    const wrapper = await helpNow({ country: 'XX' })
    await press(wrapper, 'Ik ben jonger dan 18')
    expect(first(wrapper)).toEqual(['findahelpline.com'])
    expect(wrapper.find('.card').text()).toContain('volwassene die je vertrouwt')
  })

  test('who cannot talk aloud is not told first that one can call', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('.way.great .more').text()).toContain('bellen of chatten')
    await reach(wrapper, 'silent')
    expect(wrapper.find('.way.great .more').text()).toContain('Chatten kan op deze site.')
  })

  test('who cannot talk aloud sees first where one can type, by text before by phone, on the first card too', async () => {
    const wrapper = await helpNow({ country: 'GB' })
    expect(first(wrapper)).toEqual(['116 123', '111', '0808 808 8000'])
    await reach(wrapper, 'silent')
    expect(first(wrapper)).toEqual(['85258'])
    expect(wrapper.find('.card').text()).toContain('Stuur iemand een bericht')
    // The emergency number stays.
    expect(wrapper.findAll('.danger .value').map((number) => number.text())).toEqual(['999', '112'])
    expect(groups(wrapper)[0]).toBe('Zonder hardop te praten')
    expect(wrapper.find('.line h4').text()).toBe('Shout')
    await switchLanguage('nl', 'US')
    expect(wrapper.find('.card .first .way').text()).toContain('sms naar')
    const line = wrapper.find('.line')
    expect(line.find('.way').text()).toContain('sms naar')
    expect(callsOf('settings.change')).toEqual([])
  })

  test.each([
    ['GB', '999 met een mobiele telefoon', false],
    ['NL', '112NL', false],
    ['DE', 'weten wij niet zeker', true],
  ] as const)('how the emergency number is reached in silence: %s', async (country, says, isUnsure) => {
    const wrapper = await helpNow({ country })
    await reach(wrapper, 'silent')
    const { length } = wrapper.findAll('.silent p.soft')
    expect(wrapper.find('.silent').text()).toContain(says)
    expect(length).toBe(isUnsure ? 1 : 0)
  })

  test.each([
    ['AU', ['000'], ['13 11 14', '13 92 76']],
    ['NZ', ['111'], ['1737']],
    ['CH', ['112', '144'], ['143']],
    ['DE', ['112'], ['0800 1110111']],
    ['AT', ['112'], ['142']],
  ] as const)('stands for %s too', async (country, danger, numbers) => {
    const wrapper = await helpNow({ country })
    expect(wrapper.findAll('.danger .value').map((number) => number.text())).toEqual(danger)
    expect(first(wrapper)).toEqual(numbers)
  })

  test('who would rather chat sees the site instead of the number', async () => {
    const wrapper = await helpNow()
    await reach(wrapper, 'chat')
    expect(first(wrapper)).toEqual(['113.nl', 'deluisterlijn.nl'])
    expect(wrapper.find('.card').text()).toContain('Luwte vraagt eerst')
    await switchLanguage('nl', 'GB')
    // No chat is known there: no button for it, and what is nearest to it is shown.
    expect(wrapper.find('input[value=chat]').exists()).toBe(false)
    expect(first(wrapper)).toEqual(['85258'])
  })

  test('who cannot talk aloud sees first all lines that one can type to, each once', async () => {
    const wrapper = await helpNow()
    await reach(wrapper, 'silent')
    const silent = wrapper.find('section[aria-labelledby=lines-silent]')
    expect(silent.findAll('h4').map((name) => name.text())).toEqual([
      '113 Zelfmoordpreventie',
      'De Luisterlijn',
      'MIND Korrelatie',
      'Switchboard (COC)',
      'Veilig Thuis',
      'Centrum Seksueel Geweld',
      'Kindertelefoon',
    ])
    expect(silent.find('.way .value').text()).toBe('113.nl')
    // None is lost by it.
    expect(wrapper.findAll('.line')).toHaveLength(10)
  })

  test('both together: the young first, then where one can type', async () => {
    const wrapper = await helpNow()
    await press(wrapper, 'Ik ben jonger dan 18')
    await reach(wrapper, 'silent')
    expect(first(wrapper)).toEqual(['kindertelefoon.nl', '113.nl', 'deluisterlijn.nl'])
    expect(groups(wrapper).slice(0, 2)).toEqual(['Ben je jonger dan 18?', 'Zonder hardop te praten'])
    expect(wrapper.find('.line .way .value').text()).toBe('kindertelefoon.nl')
  })
})

describe('a number or a site', () => {
  test('a number is shown large with a code that is drawn here, and the keyboard comes back', async () => {
    const wrapper = await helpNow()
    const line = lineOf(wrapper, 'De Luisterlijn')
    const more = line.find('button.way')
    await more.trigger('click')
    await settle()
    expect(line.find('.large').text()).toBe('088 0767 000')
    const code = line.find('svg.code')
    expect(code.attributes('aria-label')).toContain('088 0767 000')
    expect(code.find('path').attributes('d')).toMatch(/^M\d+ \d+h1v1h-1z/)
    expect(document.activeElement).toBe(line.find('[role=group]').element)
    await line.find('[role=group]').trigger('keydown', { key: 'Escape' })
    await settle()
    expect(line.find('.large').exists()).toBe(false)
    expect(document.activeElement).toBe(more.element)
  })

  test('a site is opened only after a yes to where it leads', async () => {
    const wrapper = await helpNow()
    const line = lineOf(wrapper, '113 Zelfmoordpreventie')
    const site = line.find('button.site')
    await site.trigger('click')
    await settle()
    expect(line.find('[role=group]').text()).toContain('Dit opent 113.nl in je eigen browser')
    expect(callsOf('helpNow.openWebsite')).toEqual([])
    await press(line, 'Niet nu')
    expect(callsOf('helpNow.openWebsite')).toEqual([])
    await site.trigger('click')
    await settle()
    await press(line, 'Open 113.nl')
    expect(callsOf('helpNow.openWebsite')).toEqual([{ site: '113.nl' }])
  })
})

describe('a minute to come to rest', () => {
  test('can be read at once, or goes by slowly, and waits for nobody', async () => {
    const wrapper = await helpNow()
    const calm = wrapper.find('section[aria-labelledby=calm]')
    expect(calm.findAll('li')).toHaveLength(4)
    await press(calm, 'Doe het rustig')
    expect(calm.find('.one').text()).toContain('voeten op de grond')
    await vi.advanceTimersByTimeAsync(16_000)
    expect(calm.find('.one').text()).toContain('drie dingen')
    await press(calm, 'Verder')
    expect(calm.find('.one').text()).toContain('zachts of stevigs')
    await vi.advanceTimersByTimeAsync(31_000)
    await settle()
    expect(calm.text()).toContain('Dat was een minuut')
    await press(calm, 'Sluit')
    expect(calm.findAll('li')).toHaveLength(4)
  })
})

describe('my plan on Help now', () => {
  const chosen = () =>
    emit('settings.changed', {
      settings: { ...DEFAULT_SETTINGS, planOnHelpNow: true },
      language: 'nl',
      country: 'NL',
      perhaps: null,
    })

  test('is a way to it until it was chosen to be here; then what is written in it', async () => {
    const wrapper = await helpNow()
    const plan = wrapper.find('section[aria-labelledby=plan]')
    expect(plan.find('a').attributes('href')).toBe('/care/plan')
    answer('plan.shown', () => planFrom([{ part: 'people', lines: ['Noor, 06-1'] }]))
    chosen()
    await settle()
    expect(plan.findAll('h3').map((part) => part.text())).toEqual(['Wie ik kan vragen'])
    expect(plan.find('li').text()).toBe('Noor, 06-1')
  })

  test('what cannot be read is said, and the numbers stand as ever', async () => {
    const wrapper = await helpNow()
    vi.spyOn(window.luwte, 'call').mockResolvedValue({ ok: false, error: { code: 'unreadable' } })
    chosen()
    await settle()
    expect(wrapper.find('section[aria-labelledby=plan]').text()).toContain('kan nu niet worden gelezen')
    expect(wrapper.find('.danger .value').text()).toBe('112')
    vi.restoreAllMocks()
  })
})
