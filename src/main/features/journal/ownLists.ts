import { isKeptFilter, type KeptFilter } from '@shared/features/journal/keptFilter'
import { isOwnPrompt, type OwnPrompt } from '@shared/features/journal/ownPrompt'
import type { CallInput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { EventBus } from '@main/kernel/eventBus'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

/** What somebody made for their journal besides entries: filters with a name, and questions to write about. */
export class OwnLists {
  readonly #filters: Collection<KeptFilter>
  readonly #prompts: Collection<OwnPrompt>
  readonly #events: EventBus

  constructor(deps: Dependencies) {
    this.#filters = new Collection(deps, 'kept-filter', isKeptFilter)
    this.#prompts = new Collection(deps, 'own-prompt', isOwnPrompt)
    this.#events = deps.events
  }

  filters(): Promise<KeptFilter[]> {
    return this.#filters.all()
  }

  prompts(): Promise<OwnPrompt[]> {
    return this.#prompts.all()
  }

  /** Throws `not-found` for an id that is not there, or not any more. */
  async keepFilter({ id, name, filter }: CallInput<'keptFilters.save'>): Promise<KeptFilter> {
    await knownIn(this.#filters, id)
    return this.#events.afterChange(['kept-filter'], this.#filters.put({ name, filter }, isThe(id)))
  }

  async keepPrompt({ id, text, theme }: CallInput<'ownPrompts.save'>): Promise<OwnPrompt> {
    await knownIn(this.#prompts, id)
    return this.#events.afterChange(['own-prompt'], this.#prompts.put({ text, theme }, isThe(id)))
  }

  /** Into the bin of what is no entry: `restore` takes it out. */
  remove(kind: 'kept-filter' | 'own-prompt', id: string): Promise<void> {
    const removed =
      kind === 'kept-filter'
        ? this.#filters.remove((one) => one.id === id)
        : this.#prompts.remove((one) => one.id === id)
    return this.#events.afterChange([kind], removed)
  }

  async restore(kind: 'kept-filter' | 'own-prompt', id: string): Promise<void> {
    const restored = kind === 'kept-filter' ? this.#filters.restore(id) : this.#prompts.restore(id)
    await this.#events.afterChange([kind], Promise.resolve<unknown>(restored))
  }
}

const isThe = (id: string | null) => (one: { id: string }) => one.id === id

async function knownIn(all: Pick<Collection<KeptFilter | OwnPrompt>, 'all'>, id: string | null): Promise<void> {
  if (id !== null && !(await all.all()).some((one) => one.id === id)) throw new LuwteError('not-found')
}
