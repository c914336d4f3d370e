// A kind of record that Luwte does not have, with a list and a form: what is written to add it.

/** Files in the folders of its feature, by path. */
export const FEATURE: Readonly<Record<string, string>> = {
  'src/shared/features/people/person.ts': `
import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'

const personBody = { name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)), note: v.string() }
export type Person = RecordOf<'person', typeof personBody>

export interface PersonWords {
  label: (kind: 'person') => string
}

const peoplePage: CollectedPage<PersonWords> = {
  file: 'people.md',
  about: ({ label }) => label('person'),
  text(records, { label }) {
    const people = records.filter(isPerson)
    return people.length > 0 ? markdownPage(label('person'), people.map(({ name, note }) => [name, listItem(note)])) : null
  },
}

export const personRecord = defineRecord({
  kind: 'person',
  body: personBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ name, note }) => [name, note],
  readable: { as: 'collected', page: peoplePage },
  search: {
    by: 'lines',
    lines: ([{ name, note }], { label }: PersonWords) => [
      { part: '', title: name, from: label('person'), text: note, words: '', route: '/people' },
    ],
  },
  sample: { name: 'Noor', note: 'komt op dinsdag' },
})
export const PersonSchema = personRecord.schema
export const isPerson = personRecord.is
`,
  'src/shared/features/people/contract.ts': `
import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { PersonSchema } from './person'

export const calls = {
  'people.list': { input: nothing, output: v.array(PersonSchema) },
  'people.save': { input: v.object({ name: v.string(), note: v.string() }), output: PersonSchema },
} as const satisfies Calls
`,
  'src/main/features/people/peopleService.ts': `
import { isPerson, type Person } from '@shared/features/people/person'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

export class PeopleService {
  readonly #people: Collection<Person>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#people = new Collection(deps, 'person', isPerson)
  }

  list(): Promise<Person[]> {
    return this.#people.all()
  }

  save(name: string, note: string): Promise<Person> {
    return this.#people.put({ name, note }, (person) => person.name === name)
  }
}
`,
  'src/main/features/people/feature.ts': `
import type { calls } from '@shared/features/people/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { PeopleService } from './peopleService'

export function createPeopleFeature(deps: { vault: Vault; clock: Clock; events: EventBus }): Feature<keyof typeof calls> {
  const people = new PeopleService(deps)
  return {
    services: {},
    handlers: {
      'people.list': () => people.list(),
      'people.save': ({ name, note }) => deps.events.afterChange(['person'], people.save(name, note)),
    },
    dispose: () => undefined,
  }
}
`,
  'src/renderer/features/people/PeopleView.vue': `
<script setup lang="ts">
import { ref, shallowRef } from 'vue'
import type { Person } from '@shared/features/people/person'
import { client } from '@/kernel/client'
import { useMainEvent } from '@/kernel/remote'
import PersonForm from './PersonForm.vue'

const people = shallowRef<Person[]>([])
const isOpen = ref(true)

async function load(): Promise<void> {
  const reply = await client.call('people.list')
  if (reply.ok) people.value = reply.value
}
void load()
useMainEvent('records.changed', ({ kinds }) => {
  if (kinds.includes('person')) void load()
})
</script>

<template>
  <div class="column">
    <h1>{{ $t('records.person.label') }}</h1>
    <ul>
      <li v-for="person in people" :key="person.id">{{ person.name }}</li>
    </ul>
    <PersonForm v-if="isOpen" @saved="isOpen = false" />
  </div>
</template>
`,
  'src/renderer/features/people/PersonForm.vue': `
<script setup lang="ts">
import { ref } from 'vue'
import { command } from '@/kernel/remote'

const emit = defineEmits<{ saved: [] }>()
const name = ref('')

async function save(): Promise<void> {
  if (await command('people.save', { name: name.value, note: '' })) emit('saved')
}
</script>

<template>
  <form @submit.prevent="save">
    <input v-model="name" :aria-label="$t('records.person.label')" />
    <button>{{ $t('common.save') }}</button>
  </form>
</template>
`,
}

/** A place outside those folders that the kind has to be added to. */
export interface Place {
  file: string
  /** Text that is there once, and what takes its place. */
  changes: readonly (readonly [string, string])[]
  /** What goes red where it is left out: the type checker, or a test by its file and its name. */
  caughtBy: 'types' | { project: 'unit' | 'component'; file: string; name: string }
}

const label = (language: string, name: string): Place => ({
  file: `src/shared/i18n/${language}/records.ts`,
  changes: [['  other: {', `  person: { label: '${name}' },\n  other: {`]],
  caughtBy: 'types',
})

export const PLACES: readonly Place[] = [
  {
    file: 'src/shared/records/registry.ts',
    changes: [
      [
        'import type { RecordOf }',
        "import { personRecord } from '../features/people/person'\nimport type { RecordOf }",
      ],
      ['  takenOverRecord,\n]', '  takenOverRecord,\n  personRecord,\n]'],
    ],
    caughtBy: 'types',
  },
  label('nl', 'Iemand'),
  label('en', 'Somebody'),
  {
    file: 'src/shared/ipc/contract.ts',
    changes: [
      ['import * as phrases', "import * as people from '../features/people/contract'\nimport * as phrases"],
      ['  ...phrases.calls,', '  ...people.calls,\n  ...phrases.calls,'],
    ],
    caughtBy: 'types',
  },
  {
    file: 'src/main/app/createApp.ts',
    changes: [
      [
        'import { createPhrasesFeature }',
        "import { createPeopleFeature } from '../features/people/feature'\nimport { createPhrasesFeature }",
      ],
      ['  const phrases = added', '  const people = added(createPeopleFeature(context))\n  const phrases = added'],
      ['      phrases.handlers,', '      people.handlers,\n      phrases.handlers,'],
    ],
    caughtBy: 'types',
  },
  {
    file: 'src/renderer/app/router.ts',
    changes: [
      [
        "  {\n    path: '/settings',\n    component:",
        "  { path: '/people', component: () => import('../features/people/PeopleView.vue'), meta: { place: 'care' } },\n  {\n    path: '/settings',\n    component:",
      ],
    ],
    caughtBy: { project: 'component', file: 'tests/component/records.test.ts', name: 'opens a screen that there is' },
  },
  {
    file: 'docs/FORMAT.md',
    changes: [
      [
        '| `taken-over` | `always.json` | – | `{"device":"019ac777-0000-7000-8000-000000000000"}` |',
        '| `taken-over` | `always.json` | – | `{"device":"019ac777-0000-7000-8000-000000000000"}` |\n' +
          '| `person` | `always.json` | `people.md` | `{"name":"Noor","note":"komt op dinsdag"}` |',
      ],
    ],
    caughtBy: { project: 'unit', file: 'tests/shared/records/registry.test.ts', name: 'lists every kind as it is' },
  },
]

/** Tests of the kind itself, run with it in place. */
export const TESTS: Readonly<Record<string, string>> = {
  'tests/main/person.test.ts': `
import { expect, test } from 'vitest'
import { House } from './support/house'

test('a person is kept, told of, searched, exported and previewed', async () => {
  const house = new House()
  await house.begin()
  const person = await house.call('people.save', { name: 'Noor', note: 'komt op dinsdag' })
  expect(await house.call('people.list')).toEqual([person])
  expect(house.ports.windows.heard).toContainEqual(['luwte:event:records.changed', { kinds: ['person'] }])
  expect(await house.call('search.ownRecords')).toEqual([[person]])

  house.ports.dialogs.folder = '/usb'
  const exported = await house.call('data.export')
  const page = house.ports.files.contents.get(exported?.folder + '/people.md')
  expect(new TextDecoder().decode(page)).toBe('# Iemand\\n\\n## Noor\\n\\n- komt op dinsdag\\n')

  house.ports.clock.jump(60_000)
  const { snapshots } = await house.call('backups.make')
  await house.call('people.save', { name: 'Noor', note: 'komt op vrijdag' })
  const preview = await house.call('backups.preview', { id: snapshots[0]?.id ?? '' })
  expect(preview.items).toMatchObject([{ kind: 'person', change: 'different', excerpt: 'Noor · komt op dinsdag' }])
})
`,
  'tests/component/person.test.ts': `
import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { expect, test } from 'vitest'

const person = (name: string) => ({ id: '019ab000-0000-7000-8000-00000000000a', kind: 'person', name, note: 'komt op dinsdag' })

test('a person is listed, and added by a form', async () => {
  resetBridge()
  answer('people.list', () => [person('Noor')])
  const { wrapper } = await openAt('/people')
  await settle()
  expect(wrapper.find('li').text()).toBe('Noor')
  await wrapper.find('input').setValue('Sam')
  answer('people.list', () => [person('Sam')])
  await wrapper.find('form').trigger('submit')
  expect(callsOf('people.save')).toEqual([{ name: 'Sam', note: '' }])
  emit('records.changed', { kinds: ['person'] })
  await settle()
  expect(wrapper.find('li').text()).toBe('Sam')
})
`,
}
