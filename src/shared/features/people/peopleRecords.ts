import { defineRecord } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'
import { dateOf } from '@shared/kernel/time'
import { type Contact, contactBody, type ContactWhat } from './contact'
import { isPutAway, LISTS, type ListName, type Person, personBody, personFrom, type Sign } from './person'

export interface PeopleExportWords {
  words: {
    readme: { files: { people: string } }
    markdown: { people: string; noticed: string; contacts: string } & Record<ListName, string>
  }
  content: {
    bond: (bond: Person['bond']) => string
    sign: (sign: Sign) => string
    contact: (what: ContactWhat) => string
  }
}

/** Everything about the people somebody is beside, a section each. */
const peoplePage: CollectedPage<PeopleExportWords> = {
  file: 'people.md',
  about: ({ words }) => words.readme.files.people,
  text(records, { words, content }) {
    const people = records.filter(isPerson)
    const contacts = records.filter(isContact)
    const said = ({ at, what }: Contact): string => `${content.contact(what)} (${dateOf(at)})`
    const listed = (title: string, lines: readonly string[]) =>
      lines.length > 0 ? ['', `### ${title}`, '', ...lines.map(listItem)] : []
    const orphans = contacts.filter((contact) => !people.some(({ id }) => id === contact.person)).map(said)
    const sections = [
      ...people.map((person) => [
        person.nickname,
        ...(person.bond ? [content.bond(person.bond)] : []),
        ...listed(
          words.markdown.noticed,
          person.noticed.map(({ sign, on }) => `${content.sign(sign)} (${on})`),
        ),
        ...LISTS.flatMap((name) => listed(words.markdown[name], person[name])),
        ...listed(words.markdown.contacts, contacts.filter((contact) => contact.person === person.id).map(said)),
      ]),
      ...(orphans.length > 0 ? [[words.markdown.contacts, ...orphans.map(listItem)]] : []),
    ]
    return sections.length > 0 ? markdownPage(words.markdown.people, sections) : null
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
      if (isPutAway(person)) return []
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

export const contactRecord = defineRecord({
  kind: 'contact',
  body: contactBody,
  partition: 'month',
  section: 'beside',
  history: false,
  restore: 'replace',
  texts: ({ what }) => ('own' in what ? [what.own] : []),
  readable: { as: 'collected', page: peoplePage },
  search: { by: 'none', why: 'read on the card of its person, who is found' },
  sample: { person: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4d', what: { own: 'Een foto van de lucht gestuurd.' } },
})
export const isContact = contactRecord.is
export const ContactSchema = contactRecord.schema
