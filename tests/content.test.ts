import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { Feeling } from '@shared/features/check-ins/feelings'
import { blameIn } from '@shared/features/worksheets/blame'
import type { StepText } from '@shared/features/worksheets/page'
import { FORMS } from '@shared/features/conversations/conversation'
import { type Chapter, parseLink, phrasesOf, wordsIn } from '@shared/features/guides/guides'
import { HELPLINE_GROUPS, helplinesFor, isOf } from '@shared/features/help-now/helplines'
import { PLAN_PARTS } from '@shared/features/plan/plan'
import { SURROUNDING_GROUPS } from '@shared/features/check-ins/checkIn'
import { COUNTRIES, COUNTRY_PARTS, partsOf } from '@shared/features/settings/country'
import { type Language, LANGUAGES } from '@shared/features/settings/settings'
import { besideRoutes } from '@/app/besideRoutes'
import { createMemoryHistory, createRouter } from 'vue-router'
import { careRoutes } from '@/app/careRoutes'
import { otherPrompt, PROMPT_THEMES } from '@/ui/prompts'
import inventory from './fixtures/inventory.json'
import {
  bodyMap,
  chapters,
  exercises,
  feelings,
  guidedSteps,
  guides,
  helplines,
  interfaceTexts,
  ownLoad,
  worksheets,
  phrases,
  prompts,
  questions,
  shown,
  silentRoutes,
  strings,
  swaps,
  text,
} from './support/content'

/** What content/inventory points at PLAN: it is asked in a step of preparing a conversation. */
const PREPARED = [
  'help.intro.doubt',
  'help.safety.nonverbal',
  'help.pro.tender',
  'neglect.care.express',
  'neglect.rel.talk.why',
  'neglect.rel.talk.moment',
  'neglect.rel.talk.istate',
  'neglect.rel.talk.calm',
  'neglect.prev.comm.istate',
  'neglect.close.speak',
]

/** The screens that a chapter can lead to by name. */
const toolRoutes = [...besideRoutes, ...careRoutes].map(({ path }) => path)

/** Whether a path leads to a screen of its own. */
const isRoute = (path: string): boolean =>
  path === '/help-now' ||
  createRouter({ history: createMemoryHistory(), routes: [...besideRoutes, ...careRoutes] }).resolve(path).matched
    .length > 0

const linksIn = (source: string) => [...source.matchAll(/\]\(([^)]*)\)/g)].map(([, address]) => address)
const sorted = (ids: Iterable<string>): string[] => [...ids].sort()
const duplicates = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index)

/** Whether what a link leads to is there. */
function opens(destination: ReturnType<typeof parseLink>, language: Language): boolean {
  if (destination === null) return false
  if (destination.to === 'exercise') return exercises.some(({ id }) => id === destination.id)
  if (destination.to === 'write') return prompts.some(({ id }) => id === destination.prompt)
  if (destination.to === 'beside' || destination.to === 'care')
    return toolRoutes.includes(`/${destination.to}${destination.tool === null ? '' : `/${destination.tool}`}`)
  if (destination.to !== 'guide') return true
  const chapter = chapters[language].find(({ guide, id }) => guide === destination.guide && id === destination.chapter)
  return (
    chapter !== undefined && (!destination.section || chapter.sections.some(({ id }) => id === destination.section))
  )
}

describe('guides in two languages', () => {
  test('each file is there in both, and its table of contents names them in order', () => {
    expect(shown.en.map(({ file }) => file)).toEqual(shown.nl.map(({ file }) => file))
    expect(guides.en.map(({ id, chapters: ids }) => ({ id, ids }))).toEqual(
      guides.nl.map(({ id, chapters: ids }) => ({ id, ids })),
    )
    for (const guide of guides.nl) {
      const own = chapters.nl.filter((chapter) => chapter.guide === guide.id)
      expect(guide.chapters).toEqual(own.map(({ id }) => id))
      for (const { file, id } of own) expect(file).toMatch(new RegExp(`^\\d\\d-${id.slice(guide.id.length + 1)}\\.md$`))
    }
  })

  test.each(chapters.nl.map((chapter, index) => [chapter.id, chapter, chapters.en[index]] as const))(
    '%s says the same things in the same place',
    (_id, dutch, english) => {
      const skeleton = (chapter: (typeof chapters.nl)[number] | undefined) =>
        chapter && {
          id: chapter.id,
          covers: chapter.covers,
          now: chapter.now,
          tool: /^tool: (\S+)$/m.exec(chapter.source)?.[1],
          sections: chapter.sections.map(({ id, blocks }) => ({ id, blocks: blocks.map(({ kind }) => kind) })),
          phrases: phrasesOf(chapter),
          links: linksIn(chapter.source),
        }
      expect(skeleton(english)).toEqual(skeleton(dutch))
      expect(skeleton(dutch)?.tool).toBeTruthy()
      expect(duplicates(dutch.sections.map(({ id }) => id))).toEqual([])
    },
  )

  test.each(LANGUAGES)('in %s every link and every tool opens something that is there', (language) => {
    for (const chapter of chapters[language]) {
      expect(opens(chapter.now, language), `${chapter.id}: now`).toBe(true)
      for (const link of linksIn(chapter.source))
        expect(opens(parseLink(link ?? ''), language), `${chapter.id}: ${link}`).toBe(true)
      expect(chapter.sections.at(-1)?.id, `${chapter.id} ends in its tool`).toBe('tool')
    }
  })

  test('every phrase in a chapter exists and every phrase is used', () => {
    const used = new Set([...chapters.nl.flatMap(phrasesOf), ...questions.nl.flatMap((one) => one.phrases ?? [])])
    for (const language of LANGUAGES) {
      expect(sorted(phrases[language].map(({ id }) => id))).toEqual(sorted(used))
      for (const { id, text: words, note } of phrases[language])
        expect([id, words.trim(), note.trim()]).not.toContain('')
    }
  })

  test.each(LANGUAGES)('in %s every item of the inventory has its text', (language) => {
    const all = inventory.flatMap(({ ids }) => ids)
    // The questions of an item carry it too; all of them together are the item itself.
    const answered = questions[language].map(({ id }) => id).filter((id) => all.includes(id))
    const covered = [...chapters[language].flatMap(({ covers }) => covers), ...answered, 'neglect.faq']
    expect(sorted(covered)).toEqual(sorted(all))
    const carried = (id: string, chapter: Chapter) =>
      !chapter.covers.includes(id) || chapter.sections.every(({ blocks }) => blocks.length > 0)
    for (const id of all)
      expect(
        chapters[language].every((chapter) => carried(id, chapter)),
        id,
      ).toBe(true)
    const cards = inventory.flatMap((item) => item.cards)
    expect(sorted(phrases[language].map(({ id }) => id))).toEqual(sorted(cards))
  })
})

describe('questions and swaps', () => {
  test('are the same in both languages, each once, and none is empty', () => {
    for (const both of [swaps, questions]) {
      expect(both.en.map(({ id }) => id)).toEqual(both.nl.map(({ id }) => id))
      expect(duplicates(both.nl.map(({ id }) => id))).toEqual([])
      for (const language of LANGUAGES)
        for (const { path, words } of strings(both[language])) expect(words.trim(), path).not.toBe('')
    }
  })

  test('lead only to what is there', () => {
    const known = new Set(phrases.nl.map(({ id }) => id))
    for (const language of LANGUAGES) {
      for (const { id, better, betterText } of swaps[language]) {
        expect(Boolean(better) !== Boolean(betterText), `${id}: one better way`).toBe(true)
        if (better) expect(known, id).toContain(better)
      }
      for (const { id, answer, see, phrases: said = [] } of questions[language]) {
        for (const phrase of said) expect(known, id).toContain(phrase)
        for (const link of [...linksIn(answer), ...(see ? [see] : [])])
          expect(opens(parseLink(link ?? ''), language), `${id}: ${link}`).toBe(true)
      }
    }
  })

  test('every swap of the inventory is there', () => {
    expect(swaps.nl.map(({ id }) => id)).toEqual(expect.arrayContaining(inventory.flatMap((item) => item.swaps ?? [])))
  })
})

describe('Dutch that a tired person can read', () => {
  const MAX_ON_AVERAGE = 14
  const MOST = 25
  /** Texts hold sentences; a heading, a label or a list item without a full stop is one too. */
  const sentencesOf = (texts: string[]) =>
    texts.flatMap((one) => one.split(/(?<=[.?…]["”’]?)\s+|\n+| \| /u)).filter((sentence) => wordsIn(sentence) > 0)

  test.each(shown.nl.map(({ file, texts }) => [file, sentencesOf(texts)] as const))('%s', (_file, sentences) => {
    expect(sentences.filter((sentence) => wordsIn(sentence) > MOST)).toEqual([])
    const average = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0) / Math.max(1, sentences.length)
    expect(average).toBeLessThanOrEqual(MAX_ON_AVERAGE)
  })
})

describe('words that Luwte does not use', () => {
  /** What somebody else says, to be borrowed or left. */
  const withoutQuotes = (one: string) => one.replaceAll(/“[^”]*”|‘[^’]*’(?!\p{L})/gu, '')
  const FORBIDDEN: Record<Language, [string, RegExp][]> = {
    nl: [
      [
        'suicide as a deed',
        /(zelfmoord|zelfdoding|suïcide)\s+(te\s+|heeft\s+|had\s+)?(ple(eg|g)|gepleegd)|ple(eg|g)\w*\s+(zelfmoord|zelfdoding|suïcide)/i,
      ],
      ['an attempt that succeeds or fails', /(geslaagde|mislukte|gelukte)\s+(\w*poging|zelfmoord|zelfdoding|suïcide)/i],
      ['a score or a label', /\b(scores?|scoort|punten|niveau|drempelwaarde|uitslag)\b/i],
      [
        'a promise of effect',
        /(behandel|voorkom|genee[sz]|verminder)\w*[^.?]{0,30}depress|depress\w*[^.?]{0,30}(behandel|voorkom|genee[sz]|verminder)/i,
      ],
      ['you must', /\b(je|jij|jullie|u)\s+moet(en)?\b|\bmoet(en)?\s+(je|jij|jullie|u)\b/i],
      ['it will be all right', /\bkomt\s+(\w+\s+){0,3}goed\b/i],
      [
        'a streak, a badge, being missed',
        /\b(streaks?|badges?|medailles?|dagen op rij|reeks van)\b|(misten|hebben) je (al )?gemist|\bwe misten je\b|voortgang (kwijt|verloren)/i,
      ],
    ],
    en: [
      ['suicide as a deed', /commit\w*\s+suicide/i],
      ['an attempt that succeeds or fails', /(successful|failed|unsuccessful)\s+(suicide|attempt)/i],
      ['a score or a label', /\b(scores?|threshold|test results?)\b/i],
      ['a promise of effect', /\b(treat|prevent|screen|reduce|cure)(s|ed|ing)?\b[^.?]{0,30}depress/i],
      ['you must', /\byou (must|should|ought to|have got to|’ve got to)\b/i],
      ['it will be all right', /\b(will|’ll|going to) (all )?be (all right|alright|fine|ok|okay)\b/i],
      [
        'a streak, a badge, being missed',
        /\b(streaks?|badges?|medals?|days in a row)\b|\bwe (’ve |have )?missed you\b|lost progress/i,
      ],
    ],
  }
  const EVERYWHERE: [string, RegExp][] = [
    ['an exclamation mark', /!/],
    ['an emoji', /\p{Extended_Pictographic}|\p{Regional_Indicator}/u],
  ]

  const cases = LANGUAGES.flatMap((language) =>
    shown[language].map(({ file, texts }) => [`${language}/${file}`, language, texts] as const),
  )
  test.each(cases)('%s', (_file, language, texts) => {
    const found = texts.flatMap((one) => [
      ...EVERYWHERE.filter(([, words]) => words.test(one)).map(([what]) => `${what}: ${one}`),
      ...FORBIDDEN[language].filter(([, words]) => words.test(withoutQuotes(one))).map(([what]) => `${what}: ${one}`),
    ])
    expect(found).toEqual([])
  })

  test('a reading page says that it is no diagnosis', () => {
    expect(interfaceTexts.nl.guides.disclaimer).toContain('geen diagnose')
    expect(interfaceTexts.en.guides.disclaimer).toContain('a diagnosis')
  })
})

/** Of a page that one can open, without its scheme: `113.nl`, `112.ie/sms-questions-and-answers`. */
const ADDRESS = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/\S*)?$/

describe('helplines', () => {
  test('are whole: known countries and kinds, numbers that can be dialled, a month, words in both languages', () => {
    const texts = text('helplines')
    expect(duplicates(helplines.map(({ id }) => id))).toEqual([])
    for (const language of LANGUAGES)
      expect(sorted(Object.keys(texts[language]))).toEqual(sorted(helplines.map(({ id }) => id)))
    for (const line of helplines) {
      expect(line.countries.length, line.id).toBeGreaterThan(0)
      for (const country of line.countries) expect(COUNTRIES, line.id).toContain(country)
      for (const part of line.parts ?? []) {
        expect(COUNTRY_PARTS, line.id).toContain(part)
        expect(line.countries, line.id).toEqual([part.slice(0, 2)])
      }
      expect(HELPLINE_GROUPS, line.id).toContain(line.group)
      expect(['high', 'medium', 'low'], line.id).toContain(line.confidence)
      expect(line.verifiedOn, line.id).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
      for (const group of line.also ?? []) {
        expect(HELPLINE_GROUPS, line.id).toContain(group)
        expect(group, line.id).not.toBe(line.group)
      }
      for (const number of [...line.call, ...(line.text ? [line.text.number] : [])])
        expect(number, line.id).toMatch(/^\d[\d -]*\d$/)
      if (line.web !== null) expect(line.web, line.id).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
      for (const [number, international] of Object.entries(line.international ?? {})) {
        expect(line.call, line.id).toContain(number)
        expect(international, line.id).toMatch(/^\+[1-9]\d{6,14}$/)
      }
      for (const language of LANGUAGES) {
        expect(texts[language][line.id]?.for.trim(), line.id).toBeTruthy()
        expect(texts[language][line.id]?.reach.trim(), line.id).toBeTruthy()
      }
    }
  })

  test('name no hours that are not certain', () => {
    const texts = text('helplines')
    for (const line of helplines.filter(({ hoursCertain }) => !hoursCertain)) {
      expect(line.open24, line.id).toBe(false)
      expect(texts.nl[line.id]?.reach, line.id).not.toMatch(/\d+ uur|van \d|(?<!niet )dag en nacht/)
      expect(texts.en[line.id]?.reach, line.id).not.toMatch(/\d ?(am|pm)|from \d|(?<!not )day and night/)
    }
  })

  test('are as good as their source: the address of a page, and no hours where one is hardly sure', () => {
    for (const { id, source } of helplines) expect(source, id).toMatch(ADDRESS)
    for (const line of helplines.filter(({ confidence }) => confidence === 'low')) {
      expect([line.hoursCertain, line.open24, line.hours], line.id).toEqual([false, false, undefined])
      // Nothing is said to be open that may not be.
      expect(text('helplines').nl[line.id]?.reach, line.id).not.toMatch(/open|dag en nacht/)
    }
  })

  test('have hours to reckon with only where nothing about them is in doubt', () => {
    for (const line of helplines.filter(({ hours }) => hours)) {
      expect([line.confidence, line.hoursCertain, line.open24], line.id).toEqual(['high', true, false])
      expect(() => new Intl.DateTimeFormat('en', { timeZone: line.hours?.zone }), line.id).not.toThrow()
      for (const time of [line.hours?.from, line.hours?.to]) expect(time, line.id).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
      expect(
        line.hours?.days.every((day) => day >= 1 && day <= 7),
        line.id,
      ).toBe(true)
    }
  })

  test('say that one can type exactly where one can', () => {
    const texts = text('helplines')
    for (const { id, chat } of helplines) {
      expect(/chat/i.test(texts.nl[id]?.reach ?? ''), id).toBe(chat)
      expect(/chat/i.test(texts.en[id]?.reach ?? ''), id).toBe(chat)
    }
  })

  test.each(COUNTRIES)(
    '%s has, in each of its parts, a number for danger and a way to somebody who listens',
    (country) => {
      for (const part of [null, ...partsOf(country)]) {
        const groups = helplinesFor(country, helplines, part).map(({ group }) => group)
        expect(groups, part ?? country).toContain('danger')
        // Where no line is known, the directory of all of them.
        expect(
          groups.some((group) => group === 'crisis' || group === 'elsewhere'),
          part ?? country,
        ).toBe(true)
      }
    },
  )

  test.each(COUNTRIES.filter((country) => country !== 'XX'))(
    '%s has, in each of its parts, a line for the young, one against violence and a way to a doctor',
    (country) => {
      for (const part of [null, ...partsOf(country)]) {
        const lines = helplinesFor(country, helplines, part)
        for (const group of ['crisis', 'youth', 'violence', 'care'] as const)
          expect(
            lines.some((line) => isOf(line, group)),
            `${part ?? country} ${group}`,
          ).toBe(true)
      }
    },
  )

  test('are all named to whoever checks them before a release, the least certain first, with where to check them', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['scripts/helplines.mjs'], { encoding: 'utf8' })
    expect(stderr).toBe('')
    for (const { id, source } of helplines) {
      expect(stdout).toContain(`; ${id})`)
      expect(stdout, id).toContain(`https://${source}`)
    }
    const doubts = [...(stdout.split('emergency number without')[0] ?? '').matchAll(/confidence (\w+)/g)].map(
      ([, doubt]) => ['low', 'medium', 'high'].indexOf(doubt ?? ''),
    )
    expect(doubts).toEqual(doubts.toSorted((one, other) => one - other))
  })

  test('only lines that say so themselves are called anonymous, in both languages', () => {
    const texts = text('helplines')
    for (const { id, anonymous } of helplines) {
      expect(/anoniem/.test(texts.nl[id]?.reach ?? ''), id).toBe(anonymous === true)
      expect(/anonymous/.test(texts.en[id]?.reach ?? ''), id).toBe(anonymous === true)
    }
  })

  test('what happens when one calls says the same things in both languages', () => {
    const { nl, en } = text('helpnow')
    expect(nl.calling.items.map(({ id }) => id)).toEqual(en.calling.items.map(({ id }) => id))
    for (const { calling } of [nl, en]) {
      expect(calling.items.map(({ id }) => id)).toContain('name')
      expect(calling.anonymousAt).toContain('{lines}')
    }
    expect([nl.you, nl.worried, nl.calm].map(({ lines }) => lines.length)).toEqual(
      [en.you, en.worried, en.calm].map(({ lines }) => lines.length),
    )
  })

  test('every way to reach the emergency number in silence has a source, a month and words in both languages', () => {
    const countries = sorted(silentRoutes.map(({ country }) => country))
    for (const language of LANGUAGES)
      expect(sorted(Object.keys(text('helpnow')[language].silentRoutes))).toEqual(countries)
    for (const { country, confidence, verifiedOn, source } of silentRoutes) {
      expect(COUNTRIES).toContain(country)
      expect(['high', 'medium', 'low'], country).toContain(confidence)
      expect(verifiedOn, country).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
      expect(source, country).toMatch(ADDRESS)
    }
  })

  test('the emergency number is a button: no sentence about danger names one', () => {
    for (const language of LANGUAGES) {
      const { danger, dangerElsewhere, dangerSilent } = text('helpnow')[language]
      for (const sentence of [danger, dangerElsewhere, dangerSilent]) expect(sentence).not.toMatch(/\d/)
    }
  })
})

describe('questions one by one', () => {
  const forms = [...Object.values(guidedSteps), ownLoad.steps]
  const all = [...forms, ...Object.values(worksheets)]
  const wordsOf = (language: Language): Record<string, StepText> => ({
    ...text('conversations')[language].steps,
    ...text('load')[language].steps,
    ...text('worksheets')[language].steps,
  })

  test.each(LANGUAGES)('in %s have words for every step, choice, field and line, and no others', (language) => {
    const texts = wordsOf(language)
    const known = new Set(phrases[language].map(({ id }) => id))
    const lines: Record<string, Set<string>> = {}
    for (const step of all.flat()) {
      const words = texts[step.id]
      expect(words?.name.trim() && words.question.trim(), step.id).toBeTruthy()
      expect(Object.keys(words?.choices ?? {}), step.id).toEqual('choices' in step ? [...step.choices] : [])
      for (const replied of Object.keys(words?.replies ?? {}))
        expect('choices' in step && (step.choices as readonly string[]).includes(replied), step.id).toBe(true)
      expect(step.link === undefined || words?.link, step.id).toBeTruthy()
      if (step.link) expect(isRoute(step.link), step.link).toBe(true)
      const fields = step.kind === 'lines' ? step.fields : step.kind === 'date' && step.field ? [step.field] : []
      for (const field of fields) {
        if (field.id !== '') expect(words?.fields?.[field.id]?.label, `${step.id}.${field.id}`).toBeTruthy()
        for (const { id } of field.lines) {
          if (id.startsWith('phrase:')) expect(known, step.id).toContain(id.slice('phrase:'.length))
          else (lines[step.id] ??= new Set()).add(field.id === '' ? id : `${field.id}.${id}`)
        }
      }
    }
    for (const [id, words] of Object.entries(texts))
      expect(sorted(Object.keys(words.lines ?? {})), id).toEqual(sorted(lines[id] ?? []))
    expect(sorted(Object.keys(texts))).toEqual(sorted(new Set(all.flat().map(({ id }) => id))))
  })

  test('say the same in the same place in both languages', () => {
    for (const name of ['conversations', 'load', 'worksheets'] as const) {
      const paths = (language: Language) => strings(text(name)[language]).map(({ path }) => path)
      expect(paths('en')).toEqual(paths('nl'))
    }
    for (const language of LANGUAGES)
      expect(Object.keys(text('load')[language].balance.sections)).toEqual(ownLoad.balance)
  })

  test('ask about danger in every form, and about safety before anything about a partner', () => {
    for (const form of FORMS) {
      const ids = guidedSteps[form].map(({ id }) => id)
      expect(ids.slice(0, 2)).toEqual(['who', 'gate'])
      expect(ids.indexOf('danger')).toBeLessThan(4)
      expect(duplicates(ids)).toEqual([])
    }
  })

  test('fit what is noticed: no line to borrow is a reproach, and no other beginning either', () => {
    for (const language of LANGUAGES) {
      const { steps, softer } = text('conversations')[language]
      const said = [
        ...Object.values({ ...steps, ...text('worksheets')[language].steps }).flatMap(({ lines }) =>
          Object.values(lines ?? {}),
        ),
        ...Object.values(softer).flatMap(({ swaps: beginnings }) => beginnings),
        ...phrases[language].map((phrase) => phrase.text),
      ]
      expect(said.filter((line) => blameIn(line, language).length > 0)).toEqual([])
    }
  })

  test('carry every item of the inventory that points at preparing a conversation', () => {
    const covered = forms.flat().flatMap(({ covers = [] }) => covers)
    expect(sorted(covered)).toEqual(sorted(PREPARED))
    const known = inventory.flatMap(({ ids }) => ids)
    for (const id of PREPARED) expect(known, id).toContain(id)
    for (const id of Object.values(worksheets).flatMap((steps) => steps.flatMap(({ covers = [] }) => covers)))
      expect(known, id).toContain(id)
  })

  test.each(LANGUAGES)('in %s are what a chapter leads to by name', (language) => {
    const tools = chapters[language].flatMap(({ now }) =>
      (now.to === 'beside' || now.to === 'care') && now.tool ? [now.tool] : [],
    )
    expect(sorted(new Set(tools))).toEqual(sorted(Object.keys(interfaceTexts[language].guides.activity.tool)))
  })
})

describe('my plan', () => {
  test('has a question, a reason and modest examples for every part; heavy parts have a note in both languages', () => {
    const texts = text('plan')
    for (const language of LANGUAGES) {
      expect(Object.keys(texts[language].parts)).toEqual([...PLAN_PARTS])
      for (const [part, words] of Object.entries(texts[language].parts)) {
        expect(
          [words.title, words.question, words.hint, words.why].map((one) => one.trim()),
          part,
        ).not.toContain('')
        expect(words.examples.length, part).toBeGreaterThan(1)
      }
      for (const part of ['surroundings', 'reasons'] as const)
        expect(texts[language].parts[part].note, part).toBeTruthy()
    }
  })
})

describe('feelings, body and surroundings', () => {
  // As many as the vocabulary has (content/vocabulary.md).
  const WORDS = { 'unpleasant, high': 26, 'unpleasant, low': 24, 'pleasant, low': 16, 'pleasant, high': 15, middle: 3 }

  test('every word of the vocabulary is there, each in a place of its own on the plane', () => {
    const quadrant = ({ pleasantness, energy }: Feeling) =>
      Math.abs(energy) < 0.5
        ? 'middle'
        : `${pleasantness < 0 ? 'unpleasant' : 'pleasant'}, ${energy < 0 ? 'low' : 'high'}`
    const counts = Object.fromEntries(
      Object.keys(WORDS).map((name) => [name, feelings.filter((feeling) => quadrant(feeling) === name).length]),
    )
    expect(counts).toEqual(WORDS)
    for (const words of [feelings.map(({ id }) => id), feelings.map((one) => one.nl), feelings.map((one) => one.en)])
      expect(duplicates(words)).toEqual([])
    expect(duplicates(feelings.map(({ pleasantness, energy }) => `${pleasantness},${energy}`))).toEqual([])
    for (const { id, pleasantness, energy } of feelings)
      expect(Math.max(Math.abs(pleasantness), Math.abs(energy)), id).toBeLessThanOrEqual(4)
  })

  test('four words are hard: after them Help now is offered first', () => {
    const hard = feelings.filter((feeling) => feeling.hard).map((feeling) => feeling.nl)
    expect(sorted(hard)).toEqual(['hopeloos', 'onveilig', 'waardeloos', 'wanhopig'])
  })

  const MEANING_WORDS = { what: 16, example: 18, body: 10 } as const
  const OFTEN: Record<Language, RegExp> = { nl: /\b(vaak|soms)\b/i, en: /\b(often|sometimes)\b/i }

  test.each(LANGUAGES)(
    'in %s every feeling has a meaning, an example and a place in the body, short enough to read at a glance',
    (language) => {
      const meanings = text('feelings')[language]
      expect(Object.keys(meanings)).toEqual(feelings.map(({ id }) => id))
      for (const [id, meaning] of Object.entries(meanings)) {
        expect(Object.keys(meaning), id).toEqual(Object.keys(MEANING_WORDS))
        for (const part of Object.keys(MEANING_WORDS) as (keyof typeof MEANING_WORDS)[]) {
          expect(wordsIn(meaning[part]), `${id}: ${part}`).toBeGreaterThan(2)
          expect(wordsIn(meaning[part]), `${id}: ${part}`).toBeLessThanOrEqual(MEANING_WORDS[part])
          // One sentence, that ends.
          expect(meaning[part], `${id}: ${part}`).toMatch(/^[^.?…]+\.$/)
        }
        expect(meaning.body, `${id}: bodies differ`).toMatch(OFTEN[language])
      }
      for (const part of Object.keys(MEANING_WORDS) as (keyof typeof MEANING_WORDS)[])
        expect(duplicates(Object.values(meanings).map((meaning) => meaning[part])), part).toEqual([])
    },
  )

  test.each(LANGUAGES)('in %s no meaning explains a feeling with the word itself', (language) => {
    const meanings = text('feelings')[language]
    /** The longer words of it, without their endings. */
    const stems = (word: string) =>
      word
        .split(' ')
        .filter((one) => one.length > 3)
        .map((one) => one.slice(0, 5))
    const circular = feelings.filter((feeling) =>
      stems(feeling[language]).some((stem) => meanings[feeling.id]?.what.toLowerCase().includes(stem)),
    )
    expect(circular.map(({ id }) => id)).toEqual([])
  })

  test('the meanings speak of nobody as he or she: whoever reads may be anybody', () => {
    const PRONOUNS: Record<Language, RegExp> = {
      nl: /\b(hij|zij|hem|haar)\b/i,
      en: /\b(he|she|him|her|his|hers|himself|herself)\b/i,
    }
    for (const language of LANGUAGES)
      expect(strings(text('feelings')[language]).filter(({ words }) => PRONOUNS[language].test(words))).toEqual([])
  })

  test('what the body says leads to words that exist', () => {
    const texts = text('body')
    for (const part of ['where', 'how'] as const) {
      expect(sorted(Object.keys(bodyMap.candidates[part]))).toEqual(sorted(bodyMap[part]))
      for (const language of LANGUAGES)
        expect(sorted(Object.keys(texts[language][part]))).toEqual(sorted(bodyMap[part]))
      for (const [id, candidates] of Object.entries(bodyMap.candidates[part])) {
        expect(candidates.length, id).toBeGreaterThan(0)
        for (const word of candidates)
          expect(
            feelings.map((feeling) => feeling.id),
            `${id}: ${word}`,
          ).toContain(word)
      }
    }
  })

  test('surroundings have the same chips in both languages', () => {
    const texts = text('surroundings')
    expect(sorted(Object.keys(texts.nl))).toEqual(sorted(SURROUNDING_GROUPS))
    for (const group of SURROUNDING_GROUPS) expect(Object.keys(texts.en[group])).toEqual(Object.keys(texts.nl[group]))
  })
})

describe('exercises and prompts', () => {
  test('have the same ids in the data and in both languages', () => {
    const names = { exercises, prompts } as const
    for (const name of ['exercises', 'prompts'] as const) {
      const ids = names[name].map(({ id }) => id)
      expect(duplicates(ids)).toEqual([])
      for (const language of LANGUAGES) expect(sorted(Object.keys(text(name)[language]))).toEqual(sorted(ids))
    }
  })

  test('every step has words, the shares make a whole, and there is another exercise instead', () => {
    const texts = text('exercises')
    for (const { id, pace, alternative } of exercises) {
      expect(pace.minutes, id).toContain(pace.defaultMinutes)
      expect(
        exercises.some((other) => other.id === alternative && other.id !== id),
        id,
      ).toBe(true)
      const steps = pace.kind === 'steps' ? pace.steps : pace.phases
      if (pace.kind === 'steps')
        expect(
          pace.steps.reduce((sum, step) => sum + step.share, 0),
          id,
        ).toBeCloseTo(1)
      for (const language of LANGUAGES) {
        const words = pace.kind === 'steps' ? texts[language][id]?.steps : texts[language][id]?.phases
        expect(Object.keys(words ?? {}), id).toEqual(steps.map((step) => step.id))
      }
    }
  })

  test('there are sixty prompts to write with and more, some in every theme, and what was missing is never light', () => {
    const writing = prompts.filter((prompt) => prompt.kind === 'write')
    expect(writing.length).toBeGreaterThanOrEqual(60)
    expect(sorted(new Set(writing.map(({ theme }) => theme)))).toEqual(sorted(PROMPT_THEMES))
    for (const theme of PROMPT_THEMES) {
      const own = writing.filter((prompt) => prompt.theme === theme)
      expect(own.length, theme).toBeGreaterThan(5)
      if (theme === 'missing') expect(own.every(({ landing }) => landing)).toBe(true)
      else expect(own[0]?.landing, `${theme} begins with something light`).toBe(false)
    }
  })

  test('something else is of the same theme, comes round to all before one comes back, and is never heavier', () => {
    for (const start of prompts) {
      if (start.kind === 'care') {
        expect(otherPrompt(start.id), start.id).toBeNull()
        continue
      }
      const light = prompts.filter((one) => one.kind === 'write' && one.theme === start.theme && !one.landing)
      const seen = new Set<string>()
      for (let id = start.id; !seen.has(id); id = otherPrompt(id)?.id ?? id) seen.add(id)
      const shown = prompts.filter(({ id }) => seen.has(id))
      for (const one of shown) expect(one.kind === 'write' && one.theme, start.id).toBe(start.theme)
      if (!start.landing) expect(shown.map(({ id }) => id)).toEqual(light.map(({ id }) => id))
      expect(shown.length, start.id).toBeGreaterThan(1)
    }
  })

  test.each(LANGUAGES)('in %s every prompt has a title of its own and is read at a glance', (language) => {
    const texts = Object.entries(text('prompts')[language])
    expect(duplicates(texts.map(([, { title }]) => title))).toEqual([])
    for (const [id, { title, text: question, why }] of texts) {
      expect(wordsIn(title), id).toBeLessThanOrEqual(8)
      expect(wordsIn(question), id).toBeLessThanOrEqual(55)
      expect(wordsIn(why), id).toBeLessThanOrEqual(26)
    }
  })
})

describe('interface texts', () => {
  test('English has the same names as Dutch, and no text is empty', () => {
    const dutch = strings(interfaceTexts.nl)
    const english = strings(interfaceTexts.en)
    expect(english.map(({ path }) => path).sort()).toEqual(dutch.map(({ path }) => path).sort())
    for (const { path, words } of [...dutch, ...english]) expect(words.trim(), path).not.toBe('')
  })
})
