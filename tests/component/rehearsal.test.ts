import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { outermostPath } from '@shared/features/rehearsal/check/walk'
import { DEFAULT_SETTINGS, type Language } from '@shared/features/settings/settings'
import { useVaultStore } from '@/kernel/vaultStore'
import { useRehearsalStore } from '@/features/rehearsal/rehearsalStore'
import type { OpenScene } from '@/features/rehearsal/sceneContent'
import { sceneFixture } from '../support/sceneFixture'

vi.setConfig({ testTimeout: 30_000 })

const kinds = {
  plain: sceneFixture(),
  partner: sceneFixture(),
  danger: sceneFixture({ danger: true }),
}
kinds.partner.graph.partner = true

// What the scenes say is for the writers; how they are played is for this test.
vi.mock('@/features/rehearsal/sceneContent', () => ({
  sceneNames: ['plain', 'partner', 'danger', 'broken'],
  loadScene: async (name: keyof typeof kinds, language: Language): Promise<OpenScene> => {
    const kind = kinds[name]
    if (!(name in kinds)) throw new Error('a file that is not there')
    return { name, scene: kind.graph, texts: kind.texts[language] }
  },
}))

const { graph, texts } = kinds.plain
const SCENE = '/beside/rehearse/plain'

let opened: VueWrapper | undefined
const at = async (path: string, options: Parameters<typeof openAt>[1] = {}) => {
  const luwte = await openAt(path, options)
  opened = luwte.wrapper
  document.body.append(luwte.wrapper.element)
  return luwte
}
const press = async (key: string, target: EventTarget = window) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settle()
}
const click = async (wrapper: VueWrapper, name: string) => {
  const button = wrapper.findAll('button, a').find((one) => one.text() === name)
  if (!button)
    throw new Error(
      `No button ${name} among ${wrapper
        .findAll('button, a')
        .map((one) => one.text())
        .join(', ')}`,
    )
  await button.trigger('click')
  await settle()
}
const said = (wrapper: VueWrapper) => wrapper.find('.said').text()
const h1 = (wrapper: VueWrapper) => wrapper.find('h1').text()

beforeEach(resetBridge)
afterEach(() => {
  opened?.unmount()
  opened = undefined
  document.body.replaceChildren()
})

/** By the keys alone: the number of each choice of a path, and Enter. */
async function playByKeys(which: 'gentlest' | 'pressing', wrapper: VueWrapper): Promise<string> {
  const path = outermostPath(graph, which)
  for (const { turn, says, choice } of path.past) {
    expect(said(wrapper)).toBe(texts.nl.says[says])
    const number = graph.turns[turn]?.choices.findIndex(({ id }) => id === choice) ?? -1
    await press(String(number + 1))
    expect(wrapper.find('.turn > .then').text()).toContain(texts.nl.choices[choice]?.then)
    await press('Enter')
  }
  return path.at
}

describe('the list', () => {
  test('has each conversation that can be read with its setting, and leaves out one that cannot', async () => {
    const { wrapper } = await at('/beside/rehearse')
    expect(wrapper.findAll('.thing').map((one) => one.attributes('href'))).toEqual(
      ['plain', 'partner', 'danger'].map((name) => `#/beside/rehearse/${name}`.slice(1)),
    )
    expect(wrapper.find('.thing .line').text()).toBe('Setting nl.')
  })

  test('says where one can go on, as long as the window is open', async () => {
    const { wrapper, router } = await at(SCENE)
    await click(wrapper, 'Begin')
    await press('1')
    await press('Escape')
    expect(router.currentRoute.value.path).toBe('/beside/rehearse')
    expect(wrapper.find('.thing .line').text()).toBe('Setting nl. (hier kun je verder)')
    await router.push(SCENE)
    await settle()
    await click(wrapper, 'Ga verder')
    expect(wrapper.find('.turn > .then').text()).toContain(texts.nl.choices['t1.a']?.then)
  })

  test('forgets them all when it is locked', async () => {
    setActivePinia(createPinia())
    const vault = useVaultStore()
    const store = useRehearsalStore()
    store.begin('plain', graph)
    expect(store.at('plain')?.rehearsal.at).toBe('t1')
    vault.lock = 'locked'
    await settle()
    expect(store.at('plain')).toBeNull()
  })
})

describe('a scene', () => {
  test('that cannot be loaded gets words and a way back', async () => {
    const { wrapper, router } = await at('/beside/rehearse/broken')
    expect(h1(wrapper)).toBe('Dit gesprek is er niet')
    await click(wrapper, 'Naar alle gesprekken')
    expect(router.currentRoute.value.path).toBe('/beside/rehearse')
  })

  test('says before it begins what it is and that nothing is kept, and stores nothing when it is played', async () => {
    const { wrapper } = await at(SCENE)
    expect(wrapper.text()).toContain('Luwte bewaart niets van dit gesprek.')
    const before = callsOf('drafts.write').length
    await click(wrapper, 'Begin')
    await playByKeys('gentlest', wrapper)
    expect(callsOf('drafts.write')).toHaveLength(before)
  })

  test.each(['gentlest', 'pressing'] as const)('is played to its end by keys alone, always the %s', async (which) => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    const end = await playByKeys(which, wrapper)
    expect(h1(wrapper)).toBe(texts.nl.ends[end]?.title)
    expect(wrapper.text()).toContain(texts.nl.ends[end]?.text)
    const path = outermostPath(graph, which).past
    expect(wrapper.findAll('.says').map((one) => one.text())).toEqual(path.map(({ says }) => texts.nl.says[says]))
    expect(wrapper.findAll('li > .then').map((one) => one.text())).toEqual(
      path.map(({ choice }) => texts.nl.choices[choice]?.then),
    )
  })

  test('nothing on it says what the other feels, or counts', async () => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    for (let turn = 0; turn < 8; turn += 1) {
      const shown = wrapper.text()
      const written = [
        ...Object.values(texts.nl.says),
        ...Object.values(texts.nl.choices).flatMap(Object.values),
        texts.nl.title,
        texts.nl.other,
      ]
      const rest = written.reduce((left, one) => left.replaceAll(one, ''), shown)
      expect(rest).not.toMatch(/vertrouwen|druk|trust|pressure|\d+ ?(van|\/|%)/i)
      await press('1')
      await press('Enter')
    }
  })

  test('the line takes the focus at each turn, and what a choice may do describes the button that goes on', async () => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    expect(document.activeElement).toBe(wrapper.find('h2.line').element)
    expect(wrapper.find('h2.line').text()).not.toContain('other nl')
    await press('2')
    const onwards = wrapper.findAll('button').find((one) => one.text() === 'Verder')
    expect(document.activeElement).toBe(onwards?.element)
    expect(document.getElementById(onwards?.attributes('aria-describedby') ?? '')?.textContent).toContain(
      texts.nl.choices['t1.b']?.then,
    )
    await click(wrapper, 'Verder')
    expect(document.activeElement).toBe(wrapper.find('h2.line').element)
  })

  test('says who speaks where the line itself does not', async () => {
    const line = texts.nl.says['t1.says'] ?? ''
    texts.nl.says['t1.says'] = '“Er is niks.”'
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    expect(wrapper.find('h2.line').text()).toBe('other nl“Er is niks.”')
    texts.nl.says['t1.says'] = line
  })

  test('arrows go through the choices, round, and Enter takes the one that is reached', async () => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    const focused = () => document.activeElement?.querySelector('.line')?.textContent
    const lines = ['t1.a', 't1.b', 't1.c'].map((id) => texts.nl.choices[id]?.line)
    await press('ArrowDown')
    expect(focused()).toBe(lines[0])
    await press('ArrowDown')
    await press('ArrowDown')
    await press('ArrowDown')
    expect(focused()).toBe(lines[0])
    await press('ArrowUp')
    expect(focused()).toBe(lines[2])
  })

  test('one can choose something else, go a turn back, and read what was said above', async () => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    const names = () => wrapper.findAll('button').map((one) => one.text())
    expect(names()).not.toContain('Eén beurt terug')
    await press('1')
    await click(wrapper, 'Kies iets anders')
    expect(wrapper.find('.turn > .then').exists()).toBe(false)
    await press('3')
    await press('Enter')
    expect(said(wrapper)).toBe(texts.nl.says['t2.says'])
    expect(wrapper.find('details').text()).toContain(texts.nl.choices['t1.c']?.line)
    await press('ArrowLeft')
    expect(said(wrapper)).toBe(texts.nl.says['t1.says'])
    expect(names()).not.toContain('Eén beurt terug')
    await press('ArrowLeft')
    expect(said(wrapper)).toBe(texts.nl.says['t1.says'])
  })

  test('a key that is held goes no further than what the choice may do', async () => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    await press('1')
    const onwards = document.activeElement ?? window
    const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true })
    onwards.dispatchEvent(held)
    await settle()
    expect(held.defaultPrevented).toBe(true)
    expect(wrapper.find('.turn > .then').exists()).toBe(true)
  })

  test('follows another language in the middle', async () => {
    const { wrapper } = await at(SCENE)
    await click(wrapper, 'Begin')
    await press('1')
    emit('settings.changed', { settings: DEFAULT_SETTINGS, language: 'en', country: 'NL', perhaps: null })
    await settle()
    expect(said(wrapper)).toBe(texts.en.says['t1.says'])
    expect(wrapper.find('.turn > .then').text()).toContain(texts.en.choices['t1.a']?.then)
  })
})

describe('the end', () => {
  async function ended(path = SCENE) {
    const luwte = await at(path)
    await click(luwte.wrapper, 'Begin')
    await playByKeys('gentlest', luwte.wrapper)
    return luwte
  }

  test('keeps a phrase with one touch', async () => {
    answer('phrases.read', () => ({ own: [], favourites: [] }))
    const { wrapper } = await ended()
    await wrapper.find('.favourite').trigger('click')
    await settle()
    expect(callsOf('phrases.setFavourite')).toEqual([{ phrase: 'help.presence.listen', on: true }])
  })

  test('goes on again from a turn, with what came before it', async () => {
    const { wrapper } = await ended()
    const path = outermostPath(graph, 'gentlest').past
    await wrapper.findAll('.again')[3]?.trigger('click')
    await settle()
    expect(said(wrapper)).toBe(texts.nl.says[path[3]?.says ?? ''])
    expect(wrapper.findAll('details li')).toHaveLength(3)
  })

  test('shows no numbers where there was no danger', async () => {
    const { wrapper } = await ended()
    expect(wrapper.find('.lines').exists()).toBe(false)
  })

  test('with danger has the numbers of the country in place, and a warning before it began', async () => {
    const { wrapper } = await at('/beside/rehearse/danger', { country: 'BE' })
    expect(wrapper.find('.heavy').text()).toContain('Wacht dan niet en ga naar Hulp nu.')
    await click(wrapper, 'Begin')
    await playByKeys('pressing', wrapper)
    expect(wrapper.find('.lines').text()).toContain('1813')
  })
})

describe('a scene with one’s partner', () => {
  const PARTNER = '/beside/rehearse/partner'

  test('first asks whether one is safe, with the lines of the country, and can be left there', async () => {
    const { wrapper, router } = await at(PARTNER, { country: 'NL' })
    expect(h1(wrapper)).toBe('Eerst een vraag')
    expect(wrapper.text()).not.toContain('Setting nl.')
    for (const line of ['112', 'Veilig Thuis', 'Kindertelefoon']) expect(wrapper.text()).toContain(line)
    await click(wrapper, 'Naar alle gesprekken')
    expect(router.currentRoute.value.path).toBe('/beside/rehearse')
  })

  test('goes on once somebody says so, and asks again the next time', async () => {
    const { wrapper, router } = await at(PARTNER)
    await click(wrapper, 'Ik ben veilig bij mijn partner')
    await click(wrapper, 'Begin')
    expect(said(wrapper)).toBe(texts.nl.says['t1.says'])
    await press('Escape')
    await router.push(PARTNER)
    await settle()
    expect(h1(wrapper)).toBe('Eerst een vraag')
  })
})
