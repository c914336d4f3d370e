import { defineRecord } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'
import { LISTS, type ListName, type Person, personBody, personFrom, type Sign } from './person'

export interface PeopleExportWords {
  words: {
    readme: { files: { people: string } }
    markdown: { people: string; noticed: string } & Record<ListName, string>
  }
  content: {
    bond: (bond: Person['bond']) => string
    sign: (sign: Sign) => string
  }
}

/** Everything about the people somebody is beside, a section each. */
const peoplePage: CollectedPage<PeopleExportWords> = {
  file: 'people.md',
  about: ({ words }) => words.readme.files.people,
  text(records, { words, content }) {
    const people = records.filter(isPerson)
    if (people.length === 0) return null
    const listed = (title: string, lines: readonly string[]) =>
      lines.length > 0 ? ['', `### ${title}`, '', ...lines.map(listItem)] : []
    return markdownPage(
      words.markdown.people,
      people.map((person) => [
        person.nickname,
        ...(person.bond ? [content.bond(person.bond)] : []),
        ...listed(
          words.markdown.noticed,
          person.noticed.map(({ sign, on }) => `${content.sign(sign)} (${on})`),
        ),
        ...LISTS.flatMap((name) => listed(words.markdown[name], person[name])),
      ]),
    )
  },
}

export interface PersonSearchWords {
  /** Where a line is from: what somebody is to the user. */
  bond: (bond: Person['bond']) => string
  sign: (sign: Sign) => string
}

export const personRecord = defineRecord({
  kind: 'person',
  body: personBody,
  partition: 'always',
  history: false,
  section: 'beside',
  restore: 'replace',
  texts: ({ nickname, bond, noticed, good, notGood, asked, promised }) => [
    nickname,
    ...(bond && 'own' in bond ? [bond.own] : []),
    ...noticed.flatMap(({ sign }) => ('own' in sign ? [sign.own] : [])),
    ...good,
    ...notGood,
    ...asked,
    ...promised,
  ],
  readable: { as: 'collected', page: peoplePage },
  search: {
    by: 'lines',
    lines: (versions, { bond, sign }: PersonSearchWords) => {
      const [{ id }] = versions
      const person = personFrom(versions)
      // What was put away is not found.
      if (person.changed?.written === 'away') return []
      const { nickname, noticed, good, notGood, asked, promised } = person
      const written = [...noticed.map((one) => sign(one.sign)), ...good, ...notGood, ...asked, ...promised]
      return [
        {
          ...{ part: '', title: nickname, from: bond(person.bond), text: written.join(' · '), words: '' },
          route: `/beside/people/${id}`,
        },
      ]
    },
  },
  sample: {
    nickname: 'Noor',
    bond: { own: 'mijn zus' },
    distance: 'far',
    noticed: [{ sign: { own: 'Ze belt niet meer op zondag.' }, on: '2026-11-20' }],
    good: ['samen lopen'],
    notGood: ['veel vragen'],
    asked: ['Zeg het niet tegen papa.'],
    promised: ['Ik bel na het weekend.'],
  },
})
export const PersonSchema = personRecord.schema
export const isPerson = personRecord.is
