import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BodyMap, Feeling } from '@shared/features/check-ins/feelings'
import { parseChapter } from '@shared/features/guides/chapterSource'
import { type GuideContents, proseOf } from '@shared/features/guides/guides'
import type { Country } from '@shared/features/settings/country'
import type { Helpline } from '@shared/features/help-now/helplines'
import type { Language } from '@shared/features/settings/settings'
import en from '@shared/i18n/en'
import { about as aboutEn } from '@shared/i18n/en/about'
import { destinations as destinationsEn } from '@shared/i18n/en/destinations'
import { desktop as desktopEn } from '@shared/i18n/en/desktop'
import { exportFolder as exportFolderEn } from '@shared/i18n/en/exportFolder'
import { firstRun as firstRunEn } from '@shared/i18n/en/firstRun'
import { conversations as conversationsEn } from '@shared/i18n/en/conversations'
import { helperLoad as helperLoadEn } from '@shared/i18n/en/helperLoad'
import { worksheets as worksheetsEn } from '@shared/i18n/en/worksheets'
import { writing as writingEn } from '@shared/i18n/en/writing'
import { newMoment as newMomentEn } from '@shared/i18n/en/newMoment'
import { people as peopleEn } from '@shared/i18n/en/people'
import { rehearsal as rehearsalEn } from '@shared/i18n/en/rehearsal'
import { sealing as sealingEn } from '@shared/i18n/en/sealing'
import { selfCare as selfCareEn } from '@shared/i18n/en/selfCare'
import { settingsPages as settingsPagesEn } from '@shared/i18n/en/settingsPages'
import { unprovenEntry as unprovenEntryEn } from '@shared/i18n/en/unprovenEntry'
import { unsafeHome as unsafeHomeEn } from '@shared/i18n/en/unsafeHome'
import nl from '@shared/i18n/nl'
import { about as aboutNl } from '@shared/i18n/nl/about'
import { destinations as destinationsNl } from '@shared/i18n/nl/destinations'
import { desktop as desktopNl } from '@shared/i18n/nl/desktop'
import { exportFolder as exportFolderNl } from '@shared/i18n/nl/exportFolder'
import { firstRun as firstRunNl } from '@shared/i18n/nl/firstRun'
import { conversations as conversationsNl } from '@shared/i18n/nl/conversations'
import { helperLoad as helperLoadNl } from '@shared/i18n/nl/helperLoad'
import { worksheets as worksheetsNl } from '@shared/i18n/nl/worksheets'
import { writing as writingNl } from '@shared/i18n/nl/writing'
import { newMoment as newMomentNl } from '@shared/i18n/nl/newMoment'
import { people as peopleNl } from '@shared/i18n/nl/people'
import { rehearsal as rehearsalNl } from '@shared/i18n/nl/rehearsal'
import { sealing as sealingNl } from '@shared/i18n/nl/sealing'
import { selfCare as selfCareNl } from '@shared/i18n/nl/selfCare'
import { settingsPages as settingsPagesNl } from '@shared/i18n/nl/settingsPages'
import { unprovenEntry as unprovenEntryNl } from '@shared/i18n/nl/unprovenEntry'
import { unsafeHome as unsafeHomeNl } from '@shared/i18n/nl/unsafeHome'
import type { Form } from '@shared/features/conversations/conversation'
import type { WorksheetForm } from '@shared/features/worksheets/forms'
import type { Step } from '@shared/features/worksheets/steps'
import type { Exercise, Phrase, Texts } from '@/ui/content'
import type { Prompt } from '@/ui/prompts'

// The content and the interface texts as they lie on disk, all of them: what is added later is tested as well.

const root = fileURLToPath(new URL('../../resources/content/', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const json = <Shape>(path: string): Shape => JSON.parse(read(path)) as Shape
const list = (folder: string): string[] => readdirSync(root + folder).sort()

export const inBoth = <Value>(make: (language: Language) => Value): Record<Language, Value> => ({
  nl: make('nl'),
  en: make('en'),
})

export const feelings = json<Feeling[]>('feelings.json')
export const bodyMap = json<BodyMap>('body.json')
export const exercises = json<Exercise[]>('exercises.json')
export const prompts = json<Prompt[]>('prompts.json')
export const guidedSteps = json<Record<Form | 'after', Step[]>>('conversations.json')
export const worksheets = json<Record<WorksheetForm, Step[]>>('worksheets.json')
export const ownLoad = json<{ steps: Step[]; balance: string[] }>('load.json')
export const helplines = json<Helpline[]>('helplines.json')
export const silentRoutes =
  json<{ country: Country; confidence: string; verifiedOn: string; source: string }[]>('silentRoutes.json')

export const text = <Name extends keyof Texts>(name: Name): Record<Language, Texts[Name]> =>
  inBoth((language) => json<Texts[Name]>(`${language}/${name}.json`))
export const phrases: Record<Language, Phrase[]> = text('phrases')
export const swaps = text('swaps')
export const questions = text('questions')

const chapterFiles = (language: Language, guide: string) =>
  list(`${language}/guides/${guide}`).filter((name) => name.endsWith('.md'))

export const guides = inBoth((language) =>
  list(`${language}/guides`).map((guide) => json<GuideContents>(`${language}/guides/${guide}/guide.json`)),
)
export const chapters = inBoth((language) =>
  list(`${language}/guides`).flatMap((guide) =>
    chapterFiles(language, guide).map((file) => {
      const source = read(`${language}/guides/${guide}/${file}`)
      return { guide, file, source, ...parseChapter(source) }
    }),
  ),
)

/** Every string in a tree of texts, with the path to it. Texts with parameters are called with a name for each. */
export function strings(tree: unknown, path = ''): { path: string; words: string }[] {
  if (typeof tree === 'string') return [{ path, words: tree }]
  if (typeof tree === 'function') {
    const filled: unknown = tree(...Array.from({ length: tree.length }, () => 'X'))
    return strings(filled, path)
  }
  if (tree === null || typeof tree !== 'object') return []
  return Object.entries(tree).flatMap(([name, branch]) => strings(branch, path === '' ? name : `${path}.${name}`))
}

/** All texts of the interface: those read at the start, and those that are read with their screens. */
export const interfaceTexts = {
  nl: {
    ...nl,
    about: aboutNl,
    conversations: conversationsNl,
    helperLoad: helperLoadNl,
    desktop: desktopNl,
    destinations: destinationsNl,
    exportFolder: exportFolderNl,
    firstRun: firstRunNl,
    worksheets: worksheetsNl,
    writing: writingNl,
    newMoment: newMomentNl,
    people: peopleNl,
    rehearsal: rehearsalNl,
    sealing: sealingNl,
    selfCare: selfCareNl,
    settingsPages: settingsPagesNl,
    unprovenEntry: unprovenEntryNl,
    unsafeHome: unsafeHomeNl,
  },
  en: {
    ...en,
    about: aboutEn,
    conversations: conversationsEn,
    helperLoad: helperLoadEn,
    desktop: desktopEn,
    destinations: destinationsEn,
    exportFolder: exportFolderEn,
    firstRun: firstRunEn,
    worksheets: worksheetsEn,
    writing: writingEn,
    newMoment: newMomentEn,
    people: peopleEn,
    rehearsal: rehearsalEn,
    sealing: sealingEn,
    selfCare: selfCareEn,
    settingsPages: settingsPagesEn,
    unprovenEntry: unprovenEntryEn,
    unsafeHome: unsafeHomeEn,
  },
}

const scenes = (language: Language): string[] =>
  existsSync(`${root}${language}/scenes`) ? list(`${language}/scenes`) : []

/** Everything that is shown to somebody, file by file. */
export const shown = inBoth((language) => [
  ...chapters[language].map((chapter) => ({ file: `${chapter.guide}/${chapter.file}`, texts: proseOf(chapter) })),
  ...guides[language].map(({ id, title, lead, lines }) => ({
    file: `${id}/guide.json`,
    texts: [title, lead, ...lines],
  })),
  ...list(language)
    .filter((name) => name.endsWith('.json'))
    .map((file) => ({
      file,
      texts: strings(json(`${language}/${file}`)).flatMap(({ path, words }) => (path.endsWith('.id') ? [] : [words])),
    })),
  ...scenes(language).map((file) => ({
    file: `scenes/${file}`,
    texts: strings(json(`${language}/scenes/${file}`)).map(({ words }) => words),
  })),
  { file: '../feelings.json', texts: feelings.map((feeling) => feeling[language]) },
  ...Object.entries(interfaceTexts[language]).map(([name, tree]) => ({
    file: `i18n/${name}.ts`,
    texts: strings(tree).map(({ words }) => words),
  })),
])
