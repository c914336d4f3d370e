import { callsOf, resetBridge } from './support/bridge'
import { openAt, settle, switchLanguage } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

let opened: VueWrapper | undefined
const helpNow = async (options?: Parameters<typeof openAt>[1]) => {
  opened = (await openAt('/help-now', options)).wrapper
  return opened
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') })
})
afterEach(() => {
  opened?.unmount()
  vi.useRealTimers()
})

describe('Help now', () => {
  test('says first what to do in danger, with the number of the country', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('.danger').text()).toContain('Bel nu 112.')
    expect(wrapper.find('.danger .value').text()).toBe('112')
    await switchLanguage('en', 'GB')
    expect(wrapper.find('.danger').text()).toContain('Call 999 or 112 now.')
    expect(wrapper.findAll('.danger .value').map((number) => number.text())).toEqual(['999', '112'])
    await switchLanguage('en', 'XX')
    expect(wrapper.find('.danger').text()).toContain('the country you are in now')
  })

  test('asks nothing of the vault', async () => {
    await helpNow()
    expect(callsOf('personal.read')).toEqual([])
    expect(callsOf('drafts.list')).toEqual([])
  })

  test('names the lines kind by kind, those for the young by their own name', async () => {
    const wrapper = await helpNow()
    expect(wrapper.findAll('h2').map((heading) => heading.text())).toEqual([
      'Als het te zwaar wordt',
      'Iemand die luistert',
      'Als het thuis niet veilig is',
      'Ben je jonger dan 18?',
      'Naar een dokter',
      'Eerst even op adem komen',
      'Maak je je zorgen om iemand?',
    ])
    const young = wrapper.find('section[aria-labelledby=lines-youth]')
    expect(young.findAll('h3').map((name) => name.text())).toEqual(['Kindertelefoon'])
  })

  test('where no line for the young is known it names a site and an adult one trusts', async () => {
    const wrapper = await helpNow({ country: 'US' })
    const young = wrapper.find('section[aria-labelledby=lines-youth]')
    expect(young.text()).toContain('findahelpline.com')
    expect(young.text()).toContain('volwassene die je vertrouwt')
  })

  test('elsewhere in the world the site that finds lines comes first', async () => {
    const wrapper = await helpNow({ country: 'XX' })
    expect(wrapper.find('h2').text()).toBe('Waar je ook bent')
    expect(wrapper.find('.line .value').text()).toBe('findahelpline.com')
  })

  test('every number and address can be copied; none is a link', async () => {
    const wrapper = await helpNow({ country: 'GB' })
    const values = wrapper.findAll('.value').map((value) => value.text())
    expect(values).toContain('85258')
    for (const button of wrapper.findAll('button.copy')) await button.trigger('click')
    await settle()
    expect(callsOf('app.copyText')).toEqual(values.map((text) => ({ text })))
    expect(wrapper.find('.danger [role=status]').text()).toContain('999')
    expect(wrapper.find('a').exists()).toBe(false)
  })

  test('gives no hours that are not certain, and says where they are', async () => {
    const wrapper = await helpNow({ country: 'BE' })
    const awel = wrapper.findAll('.line').find((line) => line.find('h3').text() === 'Awel')
    expect(awel?.text()).toContain('Kijk op de site voor de tijden')
    const tele = wrapper.findAll('.line').find((line) => line.find('h3').text() === 'Tele-Onthaal')
    expect(tele?.text()).not.toContain('Kijk op de site')
  })

  test('says when a line was checked, and plainly when that is long ago', async () => {
    const wrapper = await helpNow()
    expect(wrapper.find('.line').text()).toContain('Nagekeken in november 2026')
    expect(wrapper.find('[role=note]').exists()).toBe(false)
    wrapper.unmount()
    vi.setSystemTime(new Date('2027-06-01T12:00:00Z'))
    const later = await helpNow({ language: 'en' })
    expect(later.find('.line').text()).toContain('Last checked in November 2026')
    expect(later.find('[role=note]').text()).toContain('more than half a year ago')
  })

  test('keeps a chosen country', async () => {
    const wrapper = await helpNow()
    await wrapper.find('select').setValue('BE')
    expect(callsOf('settings.change')).toEqual([{ country: 'BE' }])
  })
})
