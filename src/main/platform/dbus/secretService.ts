import { LuwteError } from '@shared/kernel/errors'
import { inTime } from '@shared/kernel/timeLimit'
import { timers } from '../timers'
import type { Bus } from './bus'

// The Secret Service of freedesktop.org (specifications.freedesktop.org/secret-service-spec/latest): the keyring of GNOME,
// of KDE and of others. Asked here rather than by Electron, whose calls block the main process until the keyring answers,
// for as long as a box of the keyring is open.

const NAME = 'org.freedesktop.secrets'
const SERVICE = `org.freedesktop.Secret.Service`
const COLLECTION = 'org.freedesktop.Secret.Collection'
const ITEM = 'org.freedesktop.Secret.Item'
const SESSION = 'org.freedesktop.Secret.Session'
const PROMPT = 'org.freedesktop.Secret.Prompt'

const ROOT = '/org/freedesktop/secrets'
/** In place of an object: there is none. */
const NOTHING = '/'

/**
 * `answerMs`: a keyring that has to be started may take this long for its first answer. `boxMs`: so long its box may stay
 * open, for a person who types a password into it.
 */
const LIMITS = { answerMs: 10_000, boxMs: 2 * 60_000 }

type Secret = [session: string, parameters: Uint8Array, value: Uint8Array, type: string]

export class SecretService {
  readonly #bus: Bus
  readonly #limits: typeof LIMITS

  constructor(bus: Bus, limits = LIMITS) {
    this.#bus = bus
    this.#limits = limits
  }

  /** Is there such a service? Asks the bus, not the service: nothing is started, and no box is opened. Never rejects. */
  async isThere(): Promise<boolean> {
    const isRunning = await this.#bus.askBus<boolean>('NameHasOwner', NAME).catch(() => false)
    if (isRunning) return true
    return (await this.#bus.askBus<string[]>('ListActivatableNames').catch((): string[] => [])).includes(NAME)
  }

  /** Stores a secret under an id. The keyring may ask the user for its password, or for a new one. */
  async store(id: string, secret: Uint8Array): Promise<void> {
    const collection = await this.#openCollection()
    await this.#inSession(async (session) => {
      const properties = [
        [`${ITEM}.Label`, ['s', 'Luwte']],
        [`${ITEM}.Attributes`, ['a{ss}', attributesOf(id)]],
      ]
      const stored: Secret = [session, Buffer.alloc(0), Buffer.from(secret), 'application/octet-stream']
      const body = [properties, stored, true]
      const [, prompt] = await this.#ask<[string, string]>(collection, COLLECTION, 'CreateItem', 'a{sv}(oayays)b', body)
      await this.#answered(prompt)
    })
  }

  /** null: the keyring has none under this id. It may ask the user for its password. */
  async read(id: string): Promise<Uint8Array | null> {
    const { unlocked, locked } = await this.#search(id)
    let [item] = unlocked
    if (item === undefined) {
      item = locked[0]
      if (item === undefined) return null
      await this.#unlock(item)
    }
    const found = item
    return this.#inSession(async (session) => {
      const [, , value] = await this.#ask<Secret>(found, ITEM, 'GetSecret', 'o', [session])
      return new Uint8Array(value)
    })
  }

  /** Opens no box: what is in a locked keyring stays there. */
  async remove(id: string): Promise<void> {
    const { unlocked } = await this.#search(id)
    for (const item of unlocked) {
      const prompt = await this.#ask<string>(item, ITEM, 'Delete')
      if (prompt !== NOTHING) await this.#ask(prompt, PROMPT, 'Dismiss')
    }
  }

  async #search(id: string): Promise<{ unlocked: string[]; locked: string[] }> {
    const body = [attributesOf(id)]
    const [unlocked, locked] = await this.#ask<[string[], string[]]>(ROOT, SERVICE, 'SearchItems', 'a{ss}', body)
    return { unlocked, locked }
  }

  /** The keyring in which new secrets are stored; made, or unlocked, if it has to be. */
  async #openCollection(): Promise<string> {
    const known = await this.#ask<string>(ROOT, SERVICE, 'ReadAlias', 's', ['default'])
    if (known !== NOTHING) {
      await this.#unlock(known)
      return known
    }
    const body = [[[`${COLLECTION}.Label`, ['s', 'Default']]], 'default']
    const [made, prompt] = await this.#ask<[string, string]>(ROOT, SERVICE, 'CreateCollection', 'a{sv}s', body)
    const answer = await this.#answered(prompt)
    return made === NOTHING ? String(answer) : made
  }

  async #unlock(object: string): Promise<void> {
    const [, prompt] = await this.#ask<[string[], string]>(ROOT, SERVICE, 'Unlock', 'ao', [[object]])
    await this.#answered(prompt)
  }

  /** The secret itself travels as it is: only programs of this user reach the bus, and they may ask the keyring too. */
  async #inSession<Value>(use: (session: string) => Promise<Value>): Promise<Value> {
    const [, session] = await this.#ask<[unknown, string]>(ROOT, SERVICE, 'OpenSession', 'sv', ['plain', ['s', '']])
    try {
      return await use(session)
    } finally {
      void this.#ask(session, SESSION, 'Close').catch(() => undefined)
    }
  }

  /**
   * Lets the keyring open its box, and waits until it is closed. Throws `not-allowed` when the user cancels it, or leaves it
   * open for too long: then it is closed.
   * @returns the object that came of it.
   */
  async #answered(prompt: string): Promise<unknown> {
    if (prompt === NOTHING) return NOTHING
    let stop: () => void = () => undefined
    const completed = new Promise<unknown[]>((resolve) => {
      stop = this.#bus.on({ sender: NAME, path: prompt, interface: PROMPT, member: 'Completed' }, resolve)
    })
    try {
      await this.#ask(prompt, PROMPT, 'Prompt', 's', [''])
      const [isDismissed, result] = await inTime(timers, this.#limits.boxMs, completed)
      if (isDismissed) throw new LuwteError('not-allowed', 'the box of the keyring was cancelled')
      return result
    } catch (fault) {
      void this.#ask(prompt, PROMPT, 'Dismiss').catch(() => undefined)
      throw fault
    } finally {
      stop()
    }
  }

  #ask<Value>(path: string, owner: string, member: string, signature = '', body: unknown[] = []): Promise<Value> {
    const answer = { mayStart: true, patienceMs: this.#limits.answerMs }
    const message = { destination: NAME, path, interface: owner, member }
    return this.#bus.ask({ ...message, ...(signature === '' ? {} : { signature, body }), ...answer })
  }
}

/** By these a secret of Luwte is found again. */
const attributesOf = (id: string): [string, string][] => [
  ['xdg:schema', 'luwte.VaultKey'],
  ['id', id],
]
