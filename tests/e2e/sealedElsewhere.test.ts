import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'
import { ask, seal } from './support/session'

const WORDS = 'van voor die tijd'

let luwte: RunningLuwte

afterEach(() => luwte.quit())
afterAll(leaveDesktop)

async function started(data: string, route: string) {
  luwte = await RunningLuwte.start({ data })
  return luwte.window(route)
}

it('a journal that somebody sealed from elsewhere is gone on with in plain by whoever did not, by keyboard', async () => {
  const [elsewhere, here] = [freshFolder(), freshFolder()]
  await ask(await started(elsewhere, '/today'), 'entries.save', { id: null, seen: null, text: WORDS })
  await luwte.quit()
  cpSync(elsewhere, here, { recursive: true })
  await seal(await started(elsewhere, '/today'))
  await luwte.quit()
  cpSync(join(elsewhere, 'vault/keys'), join(here, 'vault/keys'), { recursive: true })

  const locked = await started(here, '/unlock')
  await locked.getByRole('button', { name: 'Ik heb dit dagboek niet verzegeld' }).press('Enter')
  expect(await axeFindings(locked)).toEqual([])
  await locked.getByRole('button', { name: 'Verder zonder slot' }).press('Enter')
  const page = await luwte.window('/today')
  expect(await ask(page, 'vault.state')).toMatchObject({ lock: 'plain', isSealedElsewhere: false })
  const { entries } = await ask<{ entries: { excerpt: string }[] }>(page, 'entries.list', { before: null, atLeast: 5 })
  expect(entries.map(({ excerpt }) => excerpt)).toEqual([WORDS])
})
