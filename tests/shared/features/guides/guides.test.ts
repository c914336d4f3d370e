import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseChapter } from '@shared/features/guides/chapterSource'
import { parseLink, phrasesOf, proseOf, readingMinutes, wordsIn } from '@shared/features/guides/guides'

const CHAPTER = `---
id: help.intro
title: A title: with a colon
subtitle: What it is about
lead: One line.
what: It is this.
idea: One thing.
do: Sit down.
say: “I am here.”
covers: [help.intro, help.intro.signs]
tool: beside
now: exercise:ex.slow
---
## First {#first}

Some **bold** words and a [link](luwte:help-now).

- one item;
- another.

\`\`\`phrases
help.one
help.two
\`\`\`

After the phrases.

\`\`\`country NL
Where **you** live.
\`\`\`
\`\`\`country *
Anywhere else.
\`\`\`

\`\`\`helplines
danger
youth
\`\`\`

## Second {#second heavy}

The end.
`

describe('parseChapter', () => {
  test('reads front matter, sections, prose and phrases in their order', () => {
    expect(parseChapter(CHAPTER)).toEqual({
      id: 'help.intro',
      title: 'A title: with a colon',
      subtitle: 'What it is about',
      lead: 'One line.',
      short: { what: 'It is this.', idea: 'One thing.', todo: 'Sit down.', say: '“I am here.”' },
      covers: ['help.intro', 'help.intro.signs'],
      now: { to: 'exercise', id: 'ex.slow' },
      sections: [
        {
          id: 'first',
          heading: 'First',
          isHeavy: false,
          blocks: [
            { kind: 'prose', markdown: 'Some **bold** words and a [link](luwte:help-now).\n\n- one item;\n- another.' },
            { kind: 'phrases', ids: ['help.one', 'help.two'] },
            { kind: 'prose', markdown: 'After the phrases.' },
            {
              kind: 'country',
              texts: [
                { country: 'NL', markdown: 'Where **you** live.' },
                { country: '*', markdown: 'Anywhere else.' },
              ],
            },
            { kind: 'helplines', groups: ['danger', 'youth'] },
          ],
        },
        { id: 'second', heading: 'Second', isHeavy: true, blocks: [{ kind: 'prose', markdown: 'The end.' }] },
      ],
    })
  })

  test('reads a file with Windows line ends the same', () => {
    expect(parseChapter(CHAPTER.replaceAll('\n', '\r\n'))).toEqual(parseChapter(CHAPTER))
  })

  test.each([
    ['front matter is missing', CHAPTER.slice(4)],
    ['a field is missing', CHAPTER.replace(/^title.*\n/m, '')],
    ['a section has no id', CHAPTER.replace(' {#second heavy}', '')],
    ['a section bears a mark that is unknown', CHAPTER.replace('second heavy', 'second light')],
    ['a block of phrases is not closed', CHAPTER.replace('help.two\n```', 'help.two')],
    ['text stands before the first section', CHAPTER.replace('## First', 'Stray.\n\n## First')],
    ['its tool is unknown', CHAPTER.replace('exercise:ex.slow', 'dance:ex.slow')],
    ['its tool is a place to read', CHAPTER.replace('exercise:ex.slow', 'guide:help/help.intro')],
    ['it has no plain subtitle', CHAPTER.replace(/^subtitle.*\n/m, '')],
    ['it has no short version', CHAPTER.replace(/^idea.*\n/m, '')],
    ['a country is unknown', CHAPTER.replace('country NL', 'country ZZ')],
    ['nothing is said of other countries', CHAPTER.replace('country *', 'country BE')],
    ['helplines are of an unknown kind', CHAPTER.replace('danger\nyouth', 'danger\nold')],
    ['a block names no helplines', CHAPTER.replace('danger\nyouth\n', '')],
    ['a block is of an unknown kind', CHAPTER.replace('```helplines', '```numbers')],
  ])('refuses a chapter when %s', (_what, source) => {
    expect(() => parseChapter(source)).toThrow()
  })

  test('gives its phrases, and its running text without marks and addresses', () => {
    const chapter = parseChapter(CHAPTER)
    expect(phrasesOf(chapter)).toEqual(['help.one', 'help.two'])
    expect(proseOf(chapter)).toEqual([
      'A title: with a colon',
      'What it is about',
      'One line.',
      'It is this.',
      'One thing.',
      'Sit down.',
      '“I am here.”',
      'First',
      'Some bold words and a link.',
      'one item;',
      'another.',
      'After the phrases.',
      'Where you live.',
      'Anywhere else.',
      'Second',
      'The end.',
    ])
  })
})

describe('parseLink', () => {
  test.each([
    ['luwte:help-now', { to: 'help-now' }],
    ['luwte:check-in', { to: 'check-in' }],
    ['luwte:exercise/ex.ground', { to: 'exercise', id: 'ex.ground' }],
    ['luwte:write/prompt.heard', { to: 'write', prompt: 'prompt.heard' }],
    ['luwte:guide/help/help.safety', { to: 'guide', guide: 'help', chapter: 'help.safety', section: null }],
    ['luwte:guide/help/help.safety#why', { to: 'guide', guide: 'help', chapter: 'help.safety', section: 'why' }],
  ])('%s', (address, destination) => {
    expect(parseLink(address)).toEqual(destination)
  })

  test.each([
    'luwte:',
    'luwte:exercise',
    'luwte:exercise/',
    'luwte:check-in/now',
    'luwte:guide/help',
    'luwte:guide/a/b/c',
    'luwte:dance/x',
  ])('knows no %s', (address) => expect(parseLink(address)).toBeNull())

  test('no other scheme is ever a link', () => {
    for (const address of [
      'javascript:alert(1)',
      'https://example.org',
      'LUWTE:help-now',
      ' luwte:help-now',
      '#why',
      '',
    ])
      expect(parseLink(address)).toBeNull()
    fc.assert(fc.property(fc.webUrl(), (address) => parseLink(address) === null))
  })
})

describe('reading time', () => {
  test('is 200 words a minute, rounded up, and never none', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'woord').join(' ')
    expect([0, 1, 200, 201, 400, 401].map((count) => readingMinutes([words(count)]))).toEqual([1, 1, 1, 2, 2, 3])
    expect(readingMinutes([words(150), words(60)])).toBe(2)
  })

  test('counts a word with an apostrophe or a hyphen once, and marks not at all', () => {
    expect(wordsIn('Z’n check-in was 5 minuten – “niks”, dus.')).toBe(7)
  })
})
