// A kind of record that Luwte does not have, with a list and a form: what is written to add it.

/** Files in the folders of its feature, by path. */
export const FEATURE: Readonly<Record<string, string>> = {
  'src/shared/features/plants/plant.ts': `
import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'

const plantBody = { name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)), note: v.string() }
export type Plant = RecordOf<'plant', typeof plantBody>

export interface PlantWords {
  label: (kind: 'plant') => string
}

const plantsPage: CollectedPage<PlantWords> = {
  file: 'plants.md',
  about: ({ label }) => label('plant'),
  text(records, { label }) {
    const plants = records.filter(isPlant)
    return plants.length > 0 ? markdownPage(label('plant'), plants.map(({ name, note }) => [name, listItem(note)])) : null
  },
}

export const plantRecord = defineRecord({
  kind: 'plant',
  body: plantBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ name, note }) => [name, note],
  readable: { as: 'collected', page: plantsPage },
  search: {
    by: 'lines',
    lines: ([{ name, note }], { label }: PlantWords) => [
      { part: '', title: name, from: label('plant'), text: note, words: '', route: '/plants' },
    ],
  },
  sample: { name: 'Noor', note: 'komt op dinsdag' },
})
export const PlantSchema = plantRecord.schema
export const isPlant = plantRecord.is
`,
  'src/shared/features/plants/contract.ts': `
import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { PlantSchema } from './plant'

export const calls = {
  'plants.list': { input: nothing, output: v.array(PlantSchema) },
  'plants.save': { input: v.object({ name: v.string(), note: v.string() }), output: PlantSchema },
} as const satisfies Calls
`,
  'src/main/features/plants/plantsService.ts': `
import { isPlant, type Plant } from '@shared/features/plants/plant'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

export class PlantsService {
  readonly #plants: Collection<Plant>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#plants = new Collection(deps, 'plant', isPlant)
  }

  list(): Promise<Plant[]> {
    return this.#plants.all()
  }

  save(name: string, note: string): Promise<Plant> {
    return this.#plants.put({ name, note }, (plant) => plant.name === name)
  }
}
`,
  'src/main/features/plants/feature.ts': `
import type { calls } from '@shared/features/plants/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { PlantsService } from './plantsService'

export function createPlantsFeature(deps: { vault: Vault; clock: Clock; events: EventBus }): Feature<keyof typeof calls> {
  const plants = new PlantsService(deps)
  return {
    services: {},
    handlers: {
      'plants.list': () => plants.list(),
      'plants.save': ({ name, note }) => deps.events.afterChange(['plant'], plants.save(name, note)),
    },
    dispose: () => undefined,
  }
}
`,
  'src/renderer/features/plants/PlantsView.vue': `
<script setup lang="ts">
import { ref, shallowRef } from 'vue'
import type { Plant } from '@shared/features/plants/plant'
import { client } from '@/kernel/client'
import { useMainEvent } from '@/kernel/remote'
import PlantForm from './PlantForm.vue'

const plants = shallowRef<Plant[]>([])
const isOpen = ref(true)

async function load(): Promise<void> {
  const reply = await client.call('plants.list')
  if (reply.ok) plants.value = reply.value
}
void load()
useMainEvent('records.changed', ({ kinds }) => {
  if (kinds.includes('plant')) void load()
})
</script>

<template>
  <div class="column">
    <h1>{{ $t('records.plant.label') }}</h1>
    <ul>
      <li v-for="plant in plants" :key="plant.id">{{ plant.name }}</li>
    </ul>
    <PlantForm v-if="isOpen" @saved="isOpen = false" />
  </div>
</template>
`,
  'src/renderer/features/plants/PlantForm.vue': `
<script setup lang="ts">
import { ref } from 'vue'
import { command } from '@/kernel/remote'

const emit = defineEmits<{ saved: [] }>()
const name = ref('')

async function save(): Promise<void> {
  if (await command('plants.save', { name: name.value, note: '' })) emit('saved')
}
</script>

<template>
  <form @submit.prevent="save">
    <input v-model="name" :aria-label="$t('records.plant.label')" />
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
  changes: [['  other: {', `  plant: { label: '${name}' },\n  other: {`]],
  caughtBy: 'types',
})

export const PLACES: readonly Place[] = [
  {
    file: 'src/shared/records/registry.ts',
    changes: [
      ['import type { RecordOf }', "import { plantRecord } from '../features/plants/plant'\nimport type { RecordOf }"],
      ['  lockedAlwaysRecord,\n] as const', '  lockedAlwaysRecord,\n  plantRecord,\n] as const'],
    ],
    caughtBy: 'types',
  },
  label('nl', 'Plant'),
  label('en', 'Plant'),
  {
    file: 'src/shared/ipc/contract.ts',
    changes: [
      ['import * as phrases', "import * as plants from '../features/plants/contract'\nimport * as phrases"],
      ['  ...phrases.calls,', '  ...plants.calls,\n  ...phrases.calls,'],
    ],
    caughtBy: 'types',
  },
  {
    file: 'src/main/app/createApp.ts',
    changes: [
      [
        'import { createPhrasesFeature }',
        "import { createPlantsFeature } from '../features/plants/feature'\nimport { createPhrasesFeature }",
      ],
      ['  const phrases = added', '  const plants = added(createPlantsFeature(context))\n  const phrases = added'],
      ['      phrases.handlers,', '      plants.handlers,\n      phrases.handlers,'],
    ],
    caughtBy: 'types',
  },
  {
    file: 'src/renderer/app/router.ts',
    changes: [
      [
        "  {\n    path: '/settings',\n    component:",
        "  { path: '/plants', component: () => import('../features/plants/PlantsView.vue'), meta: { place: 'care' } },\n  {\n    path: '/settings',\n    component:",
      ],
    ],
    caughtBy: { project: 'component', file: 'tests/component/records.test.ts', name: 'opens a screen that there is' },
  },
  {
    file: 'docs/FORMAT.md',
    changes: [
      [
        '| `locked-always` | `always.json` | – | `{"section":"beside","lock":"019ac777-0000-7000-8000-000000000000","sealed":"AAECAwQFBgcICQoLDA0ODw=="}` |',
        '| `locked-always` | `always.json` | – | `{"section":"beside","lock":"019ac777-0000-7000-8000-000000000000","sealed":"AAECAwQFBgcICQoLDA0ODw=="}` |\n' +
          '| `plant` | `always.json` | `plants.md` | `{"name":"Noor","note":"komt op dinsdag"}` |',
      ],
    ],
    caughtBy: { project: 'unit', file: 'tests/shared/records/registry.test.ts', name: 'lists every kind as it is' },
  },
]

/** Tests of the kind itself, run with it in place. */
export const TESTS: Readonly<Record<string, string>> = {
  'tests/main/plant.test.ts': `
import { expect, test } from 'vitest'
import { House } from './support/house'

test('a plant is kept, told of, searched, exported and previewed', async () => {
  const house = new House()
  await house.begin()
  const plant = await house.call('plants.save', { name: 'Noor', note: 'komt op dinsdag' })
  expect(await house.call('plants.list')).toEqual([plant])
  expect(house.ports.windows.heard).toContainEqual(['luwte:event:records.changed', { kinds: ['plant'] }])
  expect(await house.call('search.ownRecords')).toEqual([[plant]])

  house.ports.dialogs.folder = '/usb'
  const exported = await house.call('data.export')
  const page = house.ports.files.contents.get(exported?.folder + '/plants.md')
  expect(new TextDecoder().decode(page)).toBe('# Plant\\n\\n## Noor\\n\\n- komt op dinsdag\\n')

  house.ports.clock.jump(60_000)
  const { snapshots } = await house.call('backups.make')
  await house.call('plants.save', { name: 'Noor', note: 'komt op vrijdag' })
  const preview = await house.call('backups.preview', { id: snapshots[0]?.id ?? '' })
  expect(preview.items).toMatchObject([{ kind: 'plant', change: 'different', excerpt: 'Noor · komt op dinsdag' }])
})
`,
  'tests/component/plant.test.ts': `
import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { expect, test } from 'vitest'

const plant = (name: string) => ({ id: '019ab000-0000-7000-8000-00000000000a', kind: 'plant', name, note: 'komt op dinsdag' })

test('a plant is listed, and added by a form', async () => {
  resetBridge()
  answer('plants.list', () => [plant('Noor')])
  const { wrapper } = await openAt('/plants')
  await settle()
  expect(wrapper.find('li').text()).toBe('Noor')
  await wrapper.find('input').setValue('Sam')
  answer('plants.list', () => [plant('Sam')])
  await wrapper.find('form').trigger('submit')
  expect(callsOf('plants.save')).toEqual([{ name: 'Sam', note: '' }])
  emit('records.changed', { kinds: ['plant'] })
  await settle()
  expect(wrapper.find('li').text()).toBe('Sam')
})
`,
}
