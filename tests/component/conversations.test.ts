import { answer, callsOf, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle, switchLanguage } from './support/luwte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Conversation } from '@shared/features/conversations/conversation'
import type { HelperLoad } from '@shared/features/helper-load/helperLoad'
import type { Draft } from '@shared/features/drafts/drafts'
import { dayAt } from '@shared/kernel/time'
import { useToasts } from '@/kernel/toasts'

// The far side: conversations and cards that keep what they are told, and their drafts.
const ID = '019ab000-0000-7000-8000-00000000000a'
const NOOR = '019ab000-0000-7000-8000-00000000000b'
const common = {
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-21T19:04:31.250Z',
}

let kept: Conversation[]
let loads: HelperLoad[]
let limit: string
let drafts: Map<string, Draft>
let opened: Awaited<ReturnType<typeof openAt>> | undefined

const at = async (path: string, options?: Parameters<typeof openAt>[1]) => {
  opened?.wrapper.unmount()
  opened = await openAt(path, options)
}
const wrapper = () => {
  if (!opened) throw new Error('Nothing is open')
  return opened.wrapper
}
const here = () => opened?.router.currentRoute.value.fullPath
const { press, choose, has } = handsOn(wrapper)
const heading = () => wrapper().find('h1').text()
const type = async (text: string, index = 0) => {
  await wrapper().findAll('textarea')[index]?.setValue(text)
  await settle()
}
const numbers = () =>
  wrapper()
    .findAll('.lines')
    .map((one) => one.text())
    .join(' ')

beforeEach(() => {
  resetBridge()
  kept = []
  loads = []
  limit = ''
  drafts = new Map()
  answer('people.list', () => [])
  answer('conversations.list', () => kept)
  answer('conversations.keep', ({ id, ...body }: Conversation) => {
    const record = { ...common, ...body, id: id ?? ID }
    kept = [record, ...kept.filter((one) => one.id !== record.id)]
    return record
  })
  answer('conversations.remove', ({ id }: { id: string }) => void (kept = kept.filter((one) => one.id !== id)))
  answer('helperLoad.read', () => ({ loads, limit }))
  answer('helperLoad.add', (body: HelperLoad) => {
    loads = [{ ...body, kind: 'helper-load' as const, ...common, id: ID }, ...loads]
    return loads[0]
  })
  answer('helperLoad.setLimit', ({ text }: { text: string }) => ({ loads, limit: (limit = text) }))
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
})
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
  useToasts().toasts.value = []
})

describe('preparing a conversation', () => {
  test('asks one question on a screen; each can be skipped, and the path says where one is', async () => {
    await at('/beside/conversation/new')
    const asked: string[] = []
    while (!has('Naar de bladzijde')) {
      asked.push(heading())
      expect(wrapper().findAll('h1')).toHaveLength(1)
      expect(wrapper().findAll('[aria-current="step"]')).toHaveLength(1)
      await press('Sla over')
    }
    expect(new Set(asked).size).toBe(10)
    expect(wrapper().find('[aria-current="step"]').text()).toContain('Later')
    // Back and forth, by the path too.
    await press('Terug')
    expect(heading()).toBe('Hoe sluit je af?')
    await wrapper().findAll('.path button')[5]?.trigger('click')
    await settle()
    expect(heading()).toBe('Met welke zin begin je?')
    expect(callsOf('conversations.keep')).toEqual([])
  })

  test('about a partner nothing opens before one is safe; that one is afraid is kept nowhere', async () => {
    await at('/beside/conversation/new')
    await press('mijn partner')
    await press('Verder')
    expect(heading()).toBe('Ben je veilig bij je partner?')
    expect(numbers()).toContain('0800-2000')
    expect(has('Sla over') || has('Verder')).toBe(false)
    const closed = () =>
      wrapper()
        .findAll('.path button')
        .filter((one) => one.attributes('disabled') !== undefined)
    expect(closed()).toHaveLength(10)
    await choose('Nee, of ik twijfel')
    expect(has('Stop hier')).toBe(true)
    expect(has('Verder')).toBe(false)
    expect(wrapper().text()).toContain('Het is niet jouw schuld')
    await choose('Ja, ik ben veilig')
    expect(closed()).toHaveLength(0)
    await press('Verder')
    expect(heading()).toBe('Waarom wil je er nu over praten?')
    opened?.wrapper.unmount()
    await settle()
    expect(JSON.stringify([...drafts])).not.toMatch(/afraid|"step":"gate"/)
  })

  test.each(['Ik weet het niet', 'Ja'])(
    'fear for a life (%s) brings the direct route and the numbers at once',
    async (said) => {
      await at('/beside/refused')
      await press('Sla over')
      expect(heading()).toBe('Ben je bang voor iemands leven?')
      expect(numbers()).toBe('')
      await choose(said)
      expect(numbers()).toContain('112')
      expect(numbers()).toContain('113')
      expect(wrapper().text()).toContain('Denk je aan zelfmoord?')
      expect(wrapper().text()).toContain('Beloof niet dat je het geheimhoudt.')
      const links = wrapper()
        .findAll('.direct a')
        .map((one) => one.attributes('href'))
      expect(links).toEqual(expect.arrayContaining(['/guides/help/help.close#danger', '/help-now']))
      expect(has('Stop hier') && has('Verder')).toBe(true)
      opened?.wrapper.unmount()
      await settle()
      expect(JSON.stringify([...drafts])).not.toMatch(/danger|unsure|yes/)
    },
  )

  test.each([
    ['mijn kind', true],
    ['een vriend of vriendin', false],
  ])('fear for a life about %s: the lines for who is young stand there: %s', async (who, isThere) => {
    await at('/beside/conversation/new')
    await press(who)
    await press('Verder')
    await press('Sla over')
    await choose('Ja')
    expect(numbers()).toContain('113')
    expect(wrapper().find('.direct').text().includes('0800-0432')).toBe(isThere)
  })

  test('notices a reproach, offers other beginnings, and takes a swap back', async () => {
    await at('/beside/conversation/new?step=opening')
    await type('Ik ben er altijd voor je.')
    expect(wrapper().find('.softer q').exists()).toBe(false)
    await type('Ik mis je. Je luistert nooit naar me.')
    expect(wrapper().find('.softer q').text()).toBe('Je luistert nooit naar me.')
    await press('De laatste tijd merk ik dat …')
    expect(wrapper().find('textarea').element.value).toBe('Ik mis je. De laatste tijd merk ik dat ')
    expect(wrapper().find('.softer q').exists()).toBe(false)
    await useToasts().toasts.value[0]?.action?.run()
    await settle()
    expect(wrapper().find('textarea').element.value).toBe('Ik mis je. Je luistert nooit naar me.')
  })

  test('a borrowed line goes into the field, where it can be changed, and out again', async () => {
    await at('/beside/conversation/new?step=close')
    const line = () => wrapper().find('.line')
    await line().trigger('click')
    expect(line().attributes('aria-pressed')).toBe('true')
    expect(wrapper().find('textarea').element.value).toBe('Ik ben blij dat je het me verteld hebt.')
    await line().trigger('click')
    expect(wrapper().find('textarea').element.value).toBe('')
  })

  test('is kept as a draft, is there again, and becomes one page that can be kept, changed and looked back on', async () => {
    await at('/beside/conversation/new?step=opening')
    await type('Ik mis je op zondag.')
    await at('/beside/conversation/new')
    expect(heading()).toBe('Met welke zin begin je?')
    expect(wrapper().find('textarea').element.value).toBe('Ik mis je op zondag.')
    await wrapper().findAll('.path button').at(-1)?.trigger('click')
    await settle()
    await wrapper().find('input[type=date]').setValue('2026-12-06')
    await wrapper().find('input[type=date]').trigger('change')
    await press('Naar de bladzijde')
    expect(wrapper().text()).toContain('Ik mis je op zondag.')
    expect(wrapper().text()).toContain('zondag 6 december')
    await press('Bewaar')
    expect(drafts.size).toBe(0)
    expect(here()).toBe(`/beside/conversation/${ID}`)
    expect(kept[0]?.answers).toEqual({
      opening: { chosen: [], words: 'Ik mis je op zondag.' },
      again: { chosen: [], words: '', on: '2026-12-06' },
    })

    await press('Kijk terug')
    await press('moe')
    await press('Verder')
    await type('Eén vraag was genoeg.')
    await press('Verder')
    await press('Bewaar')
    expect(here()).toBe(`/beside/conversation/${ID}`)
    expect(kept[0]?.answers).toMatchObject({
      opening: { words: 'Ik mis je op zondag.' },
      'after-how': { chosen: ['tired'] },
      'after-learned': { words: 'Eén vraag was genoeg.' },
    })
    expect(wrapper().text()).toContain('Eén vraag was genoeg.')

    await press('Verwijder')
    expect(kept).toEqual([])
    expect(here()).toBe('/beside/conversation')
  })

  test('begins at a card with whom it is about, and with the gate where that is a partner', async () => {
    answer('people.list', () => [
      {
        ...common,
        id: NOOR,
        kind: 'person',
        nickname: 'Noor',
        bond: { id: 'partner' },
        distance: null,
        noticed: [],
        good: [],
        notGood: [],
        asked: [],
        promised: [],
      },
    ])
    await at(`/beside/conversation/new?person=${NOOR}`)
    expect(wrapper().find('textarea').element.value).toBe('Noor')
    await press('Verder')
    expect(heading()).toBe('Ben je veilig bij je partner?')
    await choose('Ja, ik ben veilig')
    opened?.wrapper.unmount()
    await settle()
    expect([...drafts.keys()]).toEqual([`conversation:new:talk:${NOOR}`])
  })

  test('in English has the same steps and English lines', async () => {
    await at('/beside/conversation/new?step=opening', { language: 'en', country: 'GB' })
    expect(heading()).toBe('How will you begin?')
    await type('You never listen to me.')
    expect(wrapper().find('.softer q').text()).toBe('You never listen to me.')
    await switchLanguage('nl')
    expect(heading()).toBe('Met welke zin begin je?')
  })

  test('of a page that is gone says so, and a change of it leads back', async () => {
    await at(`/beside/conversation/${ID}`)
    expect(wrapper().text()).toContain('Deze bladzijde is er niet meer.')
    await at(`/beside/conversation/${ID}/change`)
    expect(here()).toBe('/beside/conversation')
  })
})

describe('what somebody meant to come back to', () => {
  const conversation = (person?: string): Conversation => ({
    ...{ kind: 'conversation', ...common, id: ID, form: 'talk', ...(person ? { person } : {}) },
    answers: {
      who: { chosen: [], words: 'Noor' },
      again: { chosen: [], words: '', on: dayAt(Date.now(), 'Europe/Amsterdam') },
    },
  })
  const line = () => wrapper().find(`a[href="/beside/conversation/${ID}"]`)

  test.each(['/today', '/beside'])('is one line on %s, without a name', async (path) => {
    kept = [conversation()]
    await at(path)
    expect(line().text()).toBe('Deze dagen wilde je ergens op terugkomen')
    expect(wrapper().text()).not.toContain('Noor')
  })

  test('is not brought up of somebody with whom it has changed', async () => {
    kept = [conversation(NOOR)]
    const changed = { why: 'died', written: 'keep', on: '2026-11-20' }
    answer('people.list', () => [{ ...common, id: NOOR, kind: 'person', nickname: 'Noor', bond: null, changed }])
    await at('/today')
    expect(line().exists()).toBe(false)
  })
})

describe('on paper', () => {
  test('the card holds less than the page, and no name', async () => {
    kept = [
      {
        ...{ kind: 'conversation', ...common, id: ID, form: 'refused' },
        answers: {
          who: { chosen: ['friend'], words: 'Noor' },
          behind: { chosen: ['fear'], words: '' },
          offer: { chosen: [], words: 'Ik ga met je mee.' },
        },
      },
    ]
    await at(`/print/conversation/${ID}/page`)
    expect(wrapper().text()).toContain('Na een nee: Noor')
    expect(wrapper().text()).toContain('angst voor wat er bovenkomt')
    await at(`/print/conversation/${ID}/card`)
    expect(wrapper().text()).not.toMatch(/Noor|angst/)
    expect(wrapper().text()).toContain('Ik ga met je mee.')
  })
})

describe('what I carry myself', () => {
  test('is asked in three small steps, answered in words, kept, and can be removed', async () => {
    await at('/beside/load')
    await press('Ik kom er net vandaan')
    await press('te zwaar')
    expect(wrapper().find('.reply').text()).toContain('Dan is het nu genoeg.')
    await press('Verder')
    await press('stilte')
    await press('Verder')
    await press('nu even niemand')
    expect(wrapper().find('.reply').text()).toContain('Hulp nu')
    await press('Bewaar')
    expect(loads).toMatchObject([
      { when: 'after', weight: 'much', need: { chosen: ['quiet'] }, whom: { chosen: ['nobody'] } },
    ])
    expect(wrapper().find('li').text()).toContain('te zwaar · stilte · nu even niemand')
    expect(wrapper().text()).not.toMatch(/\d+ (keer|punten|%)/)
    await wrapper().find('li button').trigger('click')
    expect(callsOf('helperLoad.remove')).toEqual([{ id: ID }])
  })

  test('a limit is kept as a draft, saved, and shown back before the next card', async () => {
    await at('/beside/load')
    await wrapper().find('input').setValue('Na tien uur niet.')
    await at('/beside/load')
    expect(wrapper().find('input').element.value).toBe('Na tien uur niet.')
    await wrapper().find('form').trigger('submit')
    await settle()
    expect(limit).toBe('Na tien uur niet.')
    await press('Ik ga zo naar iemand toe')
    expect(wrapper().find('.limit').text()).toContain('Na tien uur niet.')
    expect(drafts.has('load:limit')).toBe(false)
  })

  test('skipping everything keeps nothing; the page on balance is there to read', async () => {
    await at('/beside/load')
    await press('Ik ga zo naar iemand toe')
    await press('Sla over')
    await press('Sla over')
    await press('Bewaar')
    expect(loads).toEqual([])
    await at('/beside/load/balance')
    expect(wrapper().text()).toContain('Stoppen zonder schuld')
  })
})
