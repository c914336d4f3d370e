import './support/bridge'
import { describe, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { DEFINITIONS, type SearchWords } from '@shared/records/registry'
import { everyRoute } from './support/everyRoute'

const ID = '019ab000-0000-7000-8000-00000000000a'
const common = {
  id: ID,
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-21T19:04:31.250Z',
}
const words: SearchWords = {
  label: (kind) => kind,
  ownPhrases: '',
  note: '',
  sectionGone: '',
  section: () => undefined,
  bond: () => '',
  sign: () => '',
  isPutAway: () => false,
  plan: '',
  planPart: (part) => part,
}

describe('a record that is found', () => {
  const router = createRouter({ history: createMemoryHistory(), routes: everyRoute })
  const searched = DEFINITIONS.filter(({ search }) => search.by !== 'none')

  test.each(searched.map(({ kind, sample, search }) => [kind, sample, search] as const))(
    '%s opens a screen that there is',
    (kind, sample, search) => {
      const record = { ...sample, ...common, kind }
      const lines = search.by === 'lines' ? search.lines([record], words) : []
      const opened = search.by === 'query' ? [search.route(ID)] : lines.map(({ route }) => route)
      expect(opened.length).toBeGreaterThan(0)
      for (const route of opened) expect(router.resolve(route).matched.at(-1)?.redirect, route).toBeUndefined()
    },
  )
})
