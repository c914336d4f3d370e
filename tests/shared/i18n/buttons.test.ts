import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '@shared/features/settings/settings'
import { interfaceTexts, strings } from '../../support/content'

const renderer = fileURLToPath(new URL('../../../src/renderer/', import.meta.url))
const views = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.vue'))

/** The names of the texts that stand on buttons, as the templates have them. */
const onButtons = [
  ...new Set(
    views.flatMap((path) =>
      [
        ...readFileSync(join(renderer, path), 'utf8').matchAll(
          /\{\{\s*\$?t\(\s*'([\w.-]+)'[^{}]*\)\s*\}\}\s*<\/(?:LuwteButton|button)\s*>/g,
        ),
      ].map(([, name = '']) => name),
    ),
  ),
]

describe.each(LANGUAGES)('buttons: %s', (language) => {
  const texts = new Map(strings(interfaceTexts[language]).map(({ path, words }) => [path, words]))

  test('begin with a capital, and go on without', () => {
    expect(onButtons.length).toBeGreaterThan(60)
    for (const name of onButtons) {
      const words = texts.get(name) ?? ''
      expect(words, name).toMatch(/^[\p{Lu}{‘]/u)
      // Names keep theirs, and so does the place that stands in a sentence.
      const rest = words === 'OK' ? '' : words.slice(1).replace(/Luwte|Help now|Hulp nu|PDF|\bI\b|[:?] \p{Lu}/gu, '')
      expect(rest, name).not.toMatch(/\p{Lu}/u)
    }
  })

  test('there are three ways to leave something as it was', () => {
    const ways = { nl: ['Annuleren', 'Niet nu', 'Ongedaan maken'], en: ['Cancel', 'Not now', 'Undo'] }[language]
    const leaving = [...texts].filter(([path]) => /\.(cancel|notNow|undo|leave)$|(move|import)\.not$/.test(path))
    expect(leaving.length).toBeGreaterThan(15)
    for (const [path, words] of leaving.filter(([path]) => !/^selfCare\.exercise\.leave$|out\.leave$/.test(path)))
      expect(ways, path).toContain(words)
  })
})
