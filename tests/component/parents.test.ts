import { resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { afterEach, beforeEach, expect, test } from 'vitest'

let opened: Awaited<ReturnType<typeof openAt>> | undefined
beforeEach(resetBridge)
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
})

test('the practices for parents follow the age, which is kept nowhere but in the address', async () => {
  opened = await openAt('/care/parents?chapter=neglect.prev.child')
  const { wrapper, router } = opened
  expect(wrapper.findAll('.cards summary')).toHaveLength(5)
  expect(wrapper.text()).toContain('Slaan niet.')
  const teen = wrapper.findAll('label').find((one) => one.text() === '12 tot 18 jaar')
  await teen?.find('input').setValue(true)
  await settle()
  expect(router.currentRoute.value.query).toEqual({ chapter: 'neglect.prev.child', age: 'teen' })
  expect(wrapper.text()).toContain('ik preekte')
  expect(wrapper.text()).not.toContain('Slaan niet.')
})

test('where to get help stands below every age, and what to do in danger is one touch away', async () => {
  for (const age of ['small', 'school', 'teen']) {
    opened?.wrapper.unmount()
    opened = await openAt(`/care/parents?age=${age}`)
    const links = opened.wrapper.findAll('a').map((link) => link.attributes('href'))
    expect(links).toContain('/guides/neglect/neglect.prev.child#danger')
    expect(links).toContain('/help-now')
    // Whoever is afraid of hurting a child reads a number, and so does the child.
    expect(opened.wrapper.find('.help').text()).toMatch(/112[\s\S]*Veilig Thuis[\s\S]*Kindertelefoon/)
  }
})
