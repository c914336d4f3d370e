import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { leaveDesktop } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { ask } from './support/session'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

it.each([
  ['a secret is gone from the clipboard when Luwte ends', true, ''],
  ['a sentence stays in it', false, 'Een zin.'],
])('%s', async (_what, isSecret, left) => {
  luwte = await RunningLuwte.start()
  const page = await luwte.window('/today')
  await ask(page, 'app.copyText', { text: 'Een zin.', isSecret })
  expect(await luwte.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Een zin.')
  const note = join(freshFolder(), 'clipboard')
  await luwte.app.evaluate(({ app, clipboard }, path) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs')
    app.once('will-quit', () => writeFileSync(path, String(clipboard.readText())))
  }, note)
  await luwte.quit()
  luwte = undefined
  expect(readFileSync(note, 'utf8')).toBe(left)
})
