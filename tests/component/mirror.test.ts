import { callsOf, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { afterEach, beforeEach, expect, test } from 'vitest'

let opened: Awaited<ReturnType<typeof openAt>> | undefined
const wrapper = () => {
  if (!opened) throw new Error('Nothing is open')
  return opened.wrapper
}
const { press } = handsOn(wrapper)
const heading = () => wrapper().find('h1').text()

beforeEach(resetBridge)
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
})

test('nothing is recognised before it is begun, and the note with something calming comes first', async () => {
  opened = await openAt('/care/mirror')
  expect(heading()).toBe('Herken je dit?')
  expect(wrapper().text()).toContain('Luwte bewaart hier niets van')
  expect(
    wrapper()
      .findAll('a')
      .map((link) => link.attributes('href')),
  ).toEqual(expect.arrayContaining(['/care/exercise/ex.ground', '/help-now']))
})

test('what was recognised stands at the end in one’s own order, without a number, and nothing of it is kept', async () => {
  opened = await openAt('/care/mirror')
  await press('Begin')
  expect(heading()).toBe('Als er iets was, loste ik het zelf op.')
  await press('Dat herken ik')
  await press('Nee')
  await press('Een beetje')
  await press('Sla over')
  expect(heading()).toBe('Even ademhalen')
  await press('Verder')
  await press('Stop hier')
  const sentences = () =>
    wrapper()
      .findAll('.sentence')
      .map((one) => one.text())
  expect(sentences()).toEqual(['Als er iets was, loste ik het zelf op.', 'Huilen kon beter niet.'])
  await wrapper().find('[aria-label^="Zet lager"]').trigger('click')
  await settle()
  expect(sentences()).toEqual(['Huilen kon beter niet.', 'Als er iets was, loste ik het zelf op.'])
  expect(wrapper().text()).toContain('Dit is geen diagnose.')
  expect(wrapper().find('.mirror').text()).not.toMatch(/[0-9%]/)
  for (const call of ['drafts.write', 'entries.save', 'settings.change'] as const) expect(callsOf(call)).toEqual([])
})

test('a wrong press is taken back, and a part is left out as a whole', async () => {
  opened = await openAt('/care/mirror')
  await press('Begin')
  await press('Dat herken ik')
  await press('Vorige zin')
  expect(heading()).toBe('Als er iets was, loste ik het zelf op.')
  await press('Nee')
  await press('Sla dit deel over')
  expect(heading()).toBe('Even ademhalen')
  await press('Verder')
  expect(heading()).toBe('Vanbuiten ging het goed. Vanbinnen was het leeg.')
  await press('Stop hier')
  expect(wrapper().findAll('.sentence')).toHaveLength(0)
})

test('Escape ends it where one is, and then leaves', async () => {
  opened = await openAt('/care/mirror')
  await press('Begin')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await settle()
  expect(heading()).toBe('Wat je herkende')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await settle()
  expect(opened.router.currentRoute.value.path).toBe('/care')
})
