import { describe, expect, test } from 'vitest'
import { type Block, parseLink, type Section, shortLines, wordsIn } from '@shared/features/guides/guides'
import { type Language, LANGUAGES } from '@shared/features/settings/settings'
import { chapters, questions } from './support/content'

// What every chapter of a guide is held to, besides the words (tests/content.test.ts).

const every = LANGUAGES.flatMap((language) =>
  chapters[language].map((chapter) => [`${language} ${chapter.id}`, chapter, language] as const),
)

describe('the short version', () => {
  const MOST_WORDS = 60

  test.each(every)('%s: says in a few words what it is, the one idea and what to do', (_id, { short, subtitle }) => {
    expect(shortLines(short).reduce((sum, line) => sum + wordsIn(line), 0)).toBeLessThanOrEqual(MOST_WORDS)
    for (const line of [short.what, short.idea, short.todo]) expect(line).toMatch(/[.?]”?$/u)
    if (short.say !== null) expect(short.say).toMatch(/^“.+[.?]”$/u)
    expect(wordsIn(subtitle)).toBeGreaterThanOrEqual(2)
    expect(wordsIn(subtitle)).toBeLessThanOrEqual(8)
    expect(subtitle).not.toMatch(/\.$/)
  })

  test('somebody who looks for their own word finds it in the list of contents', () => {
    const LOOKED_FOR: Record<Language, RegExp[]> = {
      nl: [/grens|grenzen/i, /\bkind/i, /zeg|zinnen|woorden/i, /huisarts/i, /werk/i, /partner|relatie/i, /paniek/i],
      en: [/limits|boundaries/i, /\bchild/i, /\bsay|words/i, /doctor/i, /work/i, /partner|relationship/i, /panic/i],
    }
    for (const language of LANGUAGES) {
      const contents = chapters[language].map(({ title, subtitle }) => `${title} · ${subtitle}`)
      for (const word of LOOKED_FOR[language])
        expect(
          contents.some((one) => word.test(one)),
          `${language} ${word}`,
        ).toBe(true)
    }
  })

  test('no two chapters are about the same', () => {
    for (const language of LANGUAGES) {
      const subtitles = chapters[language].map(({ subtitle }) => subtitle)
      expect(new Set(subtitles).size).toBe(subtitles.length)
    }
  })
})

describe('danger', () => {
  const SPEAKS_OF_IT: Record<Language, RegExp> = {
    nl: /zelfmoord|zelfdoding|suïcide|\bdood\b|levensgevaar|in gevaar|gevaarlijk is|bang voor (iemands|zijn|haar|een) leven|niet meer (te )?leven|niet meer wil leven/i,
    en: /suicid|want(s|ed)? to die|life is in danger|in danger|afraid for (someone|somebody|their|a)[^.?]* life|not to live/i,
  }
  /** Headings under which danger is dealt with. */
  const DEALS_WITH_IT: Record<Language, RegExp> = {
    nl: /gevaar|leven|zelfmoord|wachten|dood|nummers|donker|nacht/i,
    en: /danger|life|live|living|suicide|wait|die|dying|numbers|dark|night/i,
  }
  const LINK = /\[[^\]]*\]\(([^)]*)\)/g
  const paragraphs = (markdown: string): string[] => markdown.split('\n').filter((line) => line.trim() !== '')
  const texts = ({ blocks }: { blocks: readonly Block[] }): string[] =>
    blocks.flatMap((block) =>
      block.kind === 'prose'
        ? paragraphs(block.markdown)
        : block.kind === 'country'
          ? block.texts.flatMap(({ markdown }) => paragraphs(markdown))
          : [],
    )

  /** The section a link leads to; null for anything but a section of a chapter. */
  const sectionAt = (address: string, language: Language): Section | null => {
    const destination = parseLink(address)
    if (destination?.to !== 'guide') return null
    const chapter = chapters[language].find(({ id }) => id === destination.chapter)
    return chapter?.sections.find(({ id }) => id === destination.section) ?? null
  }
  const leadsToHelp = (address: string, language: Language): boolean => {
    if (parseLink(address)?.to === 'help-now') return true
    const section = sectionAt(address, language)
    return section !== null && section.id === 'danger' && DEALS_WITH_IT[language].test(section.heading)
  }

  const spoken = LANGUAGES.flatMap((language) => [
    ...chapters[language].flatMap((chapter) =>
      chapter.sections.flatMap((section) =>
        texts(section)
          .filter((line) => SPEAKS_OF_IT[language].test(line))
          .map((line) => ({ language, at: `${chapter.id}#${section.id}`, line })),
      ),
    ),
    ...questions[language].flatMap(({ id, answer }) =>
      paragraphs(answer)
        .filter((line) => SPEAKS_OF_IT[language].test(line))
        .map((line) => ({ language, at: id, line })),
    ),
  ])

  test('every link beside words of danger leads to Help now or to a heading under which danger is dealt with', () => {
    const astray = spoken.flatMap(({ language, at, line }) =>
      [...line.matchAll(LINK)]
        .map(([, address = '']) => address)
        .filter((address) => !leadsToHelp(address, language))
        .map((address) => `${language} ${at}: ${address}`),
    )
    expect(spoken.length).toBeGreaterThan(60)
    expect(astray).toEqual([])
  })

  test('a link to etiquette in the middle of danger would be found', () => {
    expect(leadsToHelp('luwte:guide/help/help.presence#avoid', 'nl')).toBe(false)
    expect(leadsToHelp('luwte:guide/help/help.safety', 'nl')).toBe(false)
    expect(leadsToHelp('luwte:guide/help/help.close#danger', 'nl')).toBe(true)
  })

  test.each(every)(
    '%s: where suicide is spoken of, help is in the same section, or the chapter ends in numbers',
    (_id, chapter, language) => {
      const suicide = /zelfmoord|zelfdoding|suïcide|\bdood wil|suicid|wants? to die/i
      const hasLines = ({ blocks }: Section) => blocks.some(({ kind }) => kind === 'helplines')
      const endsInLines = chapter.sections.slice(-1).some(hasLines)
      for (const section of chapter.sections) {
        if (!texts(section).some((line) => suicide.test(line))) continue
        const links = texts(section).flatMap((line) => [...line.matchAll(LINK)].map(([, address = '']) => address))
        expect(
          endsInLines || hasLines(section) || links.some((address) => leadsToHelp(address, language)),
          `${chapter.id}#${section.id}`,
        ).toBe(true)
      }
    },
  )

  test.each(every)(
    '%s: nothing stands before emergency words, and they begin with the number to call',
    (_id, chapter) => {
      for (const section of chapter.sections.filter(({ id }) => id === 'danger')) {
        expect(section.isHeavy).toBe(false)
        for (const block of section.blocks)
          if (block.kind === 'helplines' && block.groups.includes('danger')) expect(block.groups[0]).toBe('danger')
      }
    },
  )

  test.each(every)(
    '%s: a section about danger names the emergency number in its words and shows it in place',
    (_id, chapter, language) => {
      for (const section of chapter.sections.filter(({ id }) => id === 'danger')) {
        expect(texts(section).join(' ')).toMatch({ nl: /noodnummer/, en: /emergency number/ }[language])
        expect(section.blocks.some((block) => block.kind === 'helplines' && block.groups[0] === 'danger')).toBe(true)
      }
    },
  )

  test.each(LANGUAGES)(
    'in %s a plan and a refusal end in the emergency number, and so does what was already done',
    (language) => {
      const REFUSED = {
        nl: /Wil de ander dat niet, bel het noodnummer dan zelf/,
        en: /If they refuse, call the emergency number yourself/,
      }
      const DONE = { nl: /al iets heeft ingenomen of gedaan/, en: /already done or taken something/ }
      for (const chapter of ['presence', 'silence', 'refuse', 'close']) {
        const section = sectionAt(`luwte:guide/help/help.${chapter}#danger`, language)
        const words = section ? texts(section).join(' ') : ''
        expect(words, chapter).toMatch(REFUSED[language])
        expect(words, chapter).toMatch(DONE[language])
      }
    },
  )

  test.each(LANGUAGES)('in %s the place for danger says all that is to be done', (language) => {
    const NEEDED: Record<Language, Record<string, RegExp>> = {
      nl: {
        'ask in these words': /zelfmoord/i,
        'no secret': /geheim/i,
        'is there a plan': /\bplan\b/i,
        'means at hand': /bij de hand|in de buurt|afstand|weghalen|uit de buurt/i,
        'not alone': /alleen/i,
        'the emergency department': /spoedeisende hulp|spoed/i,
        'ask again later': /morgen|later|opnieuw|weer/i,
      },
      en: {
        'ask in these words': /suicide/i,
        'no secret': /secret/i,
        'is there a plan': /\bplan\b/i,
        'means at hand': /within reach|distance|out of reach|away from|to hand/i,
        'not alone': /alone|stay/i,
        'the emergency department': /emergency department/i,
        'ask again later': /tomorrow|later|again/i,
      },
    }
    const section = sectionAt('luwte:guide/help/help.close#danger', language)
    const words = section ? texts(section).join(' ') : ''
    for (const [what, pattern] of Object.entries(NEEDED[language])) expect(words, what).toMatch(pattern)
    expect(section?.blocks).toContainEqual({
      kind: 'helplines',
      groups: expect.arrayContaining(['danger', 'crisis']) as unknown,
    })
  })
})

describe('a text about a partner', () => {
  const GATED = ['neglect.rel', 'neglect.rel.talk', 'neglect.rel.repair', 'neglect.prev.comm']

  test.each(every.filter(([, { id }]) => GATED.includes(id)))(
    '%s: begins with a gate, before any story, that has the lines for violence, the emergency number and those for the young',
    (_id, { sections }) => {
      expect(sections[0]?.id).toBe('gate')
      const groups = sections[0]?.blocks.flatMap((block) => (block.kind === 'helplines' ? block.groups : [])) ?? []
      expect(groups).toEqual(['danger', 'violence', 'youth'])
      const first = sections[0]?.blocks[0]
      expect(first?.kind === 'prose' ? first.markdown : '').toMatch(/^\*\*[^*]*(noodnummer|emergency number)/)
      expect(sections.slice(1).every(({ id }) => id !== 'gate')).toBe(true)
    },
  )
})
