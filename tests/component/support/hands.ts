import type { DOMWrapper, VueWrapper } from '@vue/test-utils'
import { settle } from './luwte'

/** What somebody does with a screen, by the names that stand on it. */
export function handsOn(opened: () => VueWrapper) {
  const buttons = () => opened().findAll('button')
  const isNamed = (name: string) => (one: DOMWrapper<Element>) =>
    one.attributes('aria-label') === name || one.text() === name
  const has = (name: string) => buttons().some(isNamed(name))

  async function press(name: string): Promise<void> {
    const found = buttons().find(isNamed(name))
    const names = () => buttons().map((one) => one.attributes('aria-label') ?? one.text())
    if (!found) throw new Error(`No button ${name}, only ${names().join(' · ')}`)
    // A click on the button that sends a form sends it; jsdom does so only for a real one.
    ;(found.element as HTMLElement).click()
    await settle()
  }

  async function choose(label: string): Promise<void> {
    const found = opened()
      .findAll('label')
      .find((one) => one.text() === label)
    if (!found) throw new Error(`No choice ${label}`)
    await found.find('input').setValue(true)
    await settle()
  }

  /** The field whose label, or whose name for a screen reader, is this. */
  function field(name: string): DOMWrapper<HTMLInputElement> {
    const labelled = opened()
      .findAll('label')
      .find((one) => one.find('span').exists() && one.find('span').text() === name)
    const found = labelled?.find('input') ?? opened().find(`[aria-label="${name}"]`)
    if (!found.exists()) throw new Error(`No field ${name}`)
    return found as DOMWrapper<HTMLInputElement>
  }

  async function fill(name: string, value: string): Promise<void> {
    const input = field(name)
    input.element.value = value
    await input.trigger('input')
    await input.trigger('change')
    await settle()
  }

  const isOn = (name: string) => {
    const found = opened().findAll('[role="switch"]').find(isNamed(name))
    return found?.attributes('aria-checked') === 'true'
  }

  return { has, press, choose, field, fill, isOn }
}

/** Opens the list with this label by keyboard and chooses the line that begins so. */
export async function chooseFrom(label: string, text: string): Promise<void> {
  const nameOf = (field: Element) =>
    (field.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ')
  const field = [...document.querySelectorAll('[role=combobox]')].find((one) => nameOf(one).startsWith(label))
  if (!field) throw new Error(`no list called ${label}`)
  const enter = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
  field.dispatchEvent(enter())
  await settle()
  const lines = [...document.querySelectorAll('[role=option]')]
  const line = lines.find((one) => one.textContent.trim().startsWith(text))
  if (!line) throw new Error(`no ${text} among ${lines.map((one) => one.textContent).join(', ')}`)
  line.dispatchEvent(enter())
  await settle()
}
