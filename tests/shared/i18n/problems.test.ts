import { describe, expect, test } from 'vitest'
import { ERROR_CODES } from '@shared/kernel/errors'
import { NoticeSchema } from '@shared/kernel/notice'
import { LANGUAGES } from '@shared/features/settings/settings'
import { interfaceTexts } from '../../support/content'

const NOTICES = NoticeSchema.options.map((option) => option.entries.code.literal)

/** A whole sentence, or some: it begins with a capital or a value, and ends. */
const SENTENCES = /^[A-Z{].*\.$/s

describe.each(LANGUAGES)('what went wrong, in words: %s', (language) => {
  const { error, notice, backup } = interfaceTexts[language].problems

  test.each(ERROR_CODES)('the error %s says what happened, what is safe and what to do', (code) => {
    const { what, safe, next } = error[code]
    for (const said of [what, safe, next]) expect(said).toMatch(SENTENCES)
  })

  test.each(NOTICES)('the notice %s says what happened, what is safe and what to do', (code) => {
    const { what, safe, next } = notice[code]
    for (const said of [what, safe, next]) expect(said).toMatch(SENTENCES)
  })

  test('there are no others', () => {
    expect(Object.keys(error).sort()).toEqual([...ERROR_CODES].sort())
    expect(Object.keys(notice).sort()).toEqual([...NOTICES].sort())
    for (const why of Object.values(backup)) expect(why).not.toBe('')
  })

  test('what keeps Luwte from starting, and why a backup failed, says all three too', () => {
    const { cannotStart } = interfaceTexts[language].desktop
    const { fault } = interfaceTexts[language].data.backups
    const { title, again, ...reasons } = fault
    expect([title, again]).not.toContain('')
    const told = [...Object.values(cannotStart.faults).map((say) => say('X')), ...Object.values(reasons)]
    for (const words of told) expect(words.match(/[.?:](?=\s|$)/g)?.length, words).toBeGreaterThanOrEqual(3)
  })
})
