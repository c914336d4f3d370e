import { isWorksheet, type Worksheet } from '@shared/features/worksheets/worksheet'
import type { CallInput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** The worksheets that somebody keeps. They live in always.json. */
export class WorksheetService {
  readonly #worksheets: Collection<Worksheet>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#worksheets = new Collection(deps, 'worksheet', isWorksheet)
  }

  /** The newest first. */
  async list(): Promise<Worksheet[]> {
    return (await this.#worksheets.all()).reverse()
  }

  /** @param id null adds one. Throws `not-found` for one that is gone: what was typed is not put into another. */
  async keep({ id, form, answers }: CallInput<'worksheets.keep'>): Promise<Worksheet> {
    if (id !== null && !(await this.list()).some((known) => known.id === id)) throw new LuwteError('not-found')
    return this.#worksheets.put({ form, answers }, (known) => known.id === id)
  }

  async remove(id: string): Promise<void> {
    await this.#worksheets.remove((known) => known.id === id)
  }

  /** Undoes `remove`. */
  restore(id: string): Promise<Worksheet> {
    return this.#worksheets.restore(id)
  }
}
