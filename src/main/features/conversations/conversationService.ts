import { type Conversation, isConversation } from '@shared/features/conversations/conversation'
import type { CallInput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

/** What somebody prepared to say, and what they remember of it. Lives in always.json. */
export class ConversationService {
  readonly #conversations: Collection<Conversation>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#conversations = new Collection(deps, 'conversation', isConversation)
  }

  /** The newest first. */
  async list(): Promise<Conversation[]> {
    return (await this.#conversations.all()).reverse()
  }

  /** @param id null adds one. Throws `not-found` for one that is gone: what was typed is not put into another. */
  async keep({ id, form, answers, person }: CallInput<'conversations.keep'>): Promise<Conversation> {
    if (id !== null && !(await this.list()).some((known) => known.id === id)) throw new LuwteError('not-found')
    return this.#conversations.put({ form, answers, person }, (known) => known.id === id)
  }

  async remove(id: string): Promise<void> {
    await this.#conversations.remove((known) => known.id === id)
  }

  /** Undoes `remove`. */
  restore(id: string): Promise<Conversation> {
    return this.#conversations.restore(id)
  }
}
