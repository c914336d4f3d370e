import type { Message, MessageBus } from 'dbus-native'
import type { Dispose } from '@main/ports'

/** A service that does not answer within this time counts as missing. */
const PATIENCE_MS = 1000

const SIGNAL = 4
/** The message flag by which a call does not start the service. */
const NO_AUTO_START = 2

const DBUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }
/** The interface by which properties are read and their changes reported. */
export const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** A call of a method of another program. */
export interface MethodCall {
  destination: string
  path: string
  interface: string
  member: string
  signature?: string
  body?: unknown[]
  /** Lets the bus start the service when it does not run yet. */
  mayStart?: boolean
  patienceMs?: number
}

/** Which signals to listen to. */
export interface SignalRule {
  /** The name of the service that sends them. Signals of any other sender are not heard, also when sent to Luwte alone. */
  sender: string
  path?: string
  interface: string
  member: string
  /** The first argument of the signal. */
  arg0?: string
}

/**
 * A D-Bus message bus of this computer. Its connection is made when it is first needed, and again after it was lost; the
 * listeners stay. A call without an answer rejects soon. No fault of the bus ends Luwte.
 */
export class Bus {
  readonly #address: string | null
  readonly #subscriptions = new Set<{ rule: SignalRule; listener: (body: unknown[]) => void }>()
  readonly #onLost = new Set<() => void>()
  readonly #owners = new NameOwners()
  #client: MessageBus | null = null

  /** @param addresses as in DBUS_SESSION_BUS_ADDRESS. */
  constructor(addresses: string | undefined) {
    // Only a socket of this computer: an address may also be a network host.
    this.#address = addresses?.split(';').find((address) => address.startsWith('unix:')) ?? null
  }

  get hasAddress(): boolean {
    return this.#address !== null
  }

  /** Calls a method. Rejects when there is no bus, no answer, or an error as the answer. */
  async ask<Value>({ mayStart = false, patienceMs = PATIENCE_MS, ...message }: MethodCall): Promise<Value> {
    const flags = mayStart ? 0 : NO_AUTO_START
    const client = await this.#connected()
    return client.invoke<Value>({ ...message, flags }, { timeout: patienceMs })
  }

  /** Calls a method of the bus itself. */
  askBus<Value>(member: string, name?: string, patienceMs = PATIENCE_MS): Promise<Value> {
    return this.ask({ ...DBUS, member, ...(name === undefined ? {} : { signature: 's', body: [name] }), patienceMs })
  }

  /** Reads a property. @param owner the interface that has it. */
  property<Value>(destination: string, path: string, owner: string, name: string): Promise<Value> {
    const message = { destination, path, interface: PROPERTIES, member: 'Get' }
    return this.ask({ ...message, signature: 'ss', body: [owner, name] })
  }

  /** Listens to these signals. The rule reaches the bus before any call that is made afterwards. */
  on(rule: SignalRule, listener: (body: unknown[]) => void): Dispose {
    const subscription = { rule, listener }
    const before = this.#client
    this.#subscriptions.add(subscription)
    void this.#connected().then(
      // A connection that is made now adds every rule by itself.
      (client) => {
        if (client === before && this.#subscriptions.has(subscription)) this.#subscribe(client, rule)
      },
      // Without a bus there are no signals.
      () => undefined,
    )
    return () => {
      if (this.#subscriptions.delete(subscription)) void this.#client?.removeMatch(matchRule(rule))
    }
  }

  /** A program takes this name on the bus, or gives it up. */
  onOwner(name: string, listener: (hasOwner: boolean) => void): Dispose {
    return this.on(ownerRule(name), ([, , owner]) => listener(owner !== ''))
  }

  /** The connection was lost. */
  onLost(listener: () => void): void {
    this.#onLost.add(listener)
  }

  async #connected(): Promise<MessageBus> {
    if (this.#client) return this.#client
    if (this.#address === null) throw new Error('There is no bus on this computer')
    // Large, and not needed for the first window.
    const { createClient } = await import('dbus-native')
    // No timeout for the client: it throws where nothing can catch it when its own first call takes longer.
    return this.#client ?? this.#connect(createClient({ busAddress: this.#address, plainValues: true }))
  }

  #connect(client: MessageBus): MessageBus {
    const lose = () => this.#lose(client)
    const { connection } = client
    connection.on('error', lose)
    connection.on('close', lose)
    // Also when the bus refuses the connection: without a listener, that error would end Luwte.
    connection.on('handlerError', lose)
    connection.on('message', (message) => this.#receive(message))
    this.#client = client
    for (const { rule } of this.#subscriptions) this.#subscribe(client, rule)
    return client
  }

  #subscribe(client: MessageBus, rule: SignalRule): void {
    void client.addMatch(matchRule(rule))
    if (rule.sender === DBUS.destination || this.#owners.has(rule.sender)) return
    void client.addMatch(matchRule(ownerRule(rule.sender)))
    const question = { ...DBUS, member: 'GetNameOwner', signature: 's', body: [rule.sender] }
    // An error as the answer: nobody has the name.
    this.#owners.ask(
      rule.sender,
      client.invoke<string>(question, { timeout: PATIENCE_MS }).catch(() => ''),
    )
  }

  #lose(client: MessageBus): void {
    if (this.#client !== client) return
    this.#client = null
    this.#owners.clear()
    client.connection.stream.destroy()
    for (const listener of this.#onLost) listener()
  }

  #receive(message: Message): void {
    if (message.type !== SIGNAL) return
    if (message.sender === DBUS.destination && message.member === 'NameOwnerChanged') this.#owners.changed(message.body)
    for (const subscription of [...this.#subscriptions]) {
      const { rule } = subscription
      if (!matches(rule, message)) continue
      const hear = () => {
        if (this.#subscriptions.has(subscription)) subscription.listener(message.body ?? [])
      }
      if (rule.sender === DBUS.destination) {
        if (message.sender === DBUS.destination) hear()
      } else this.#owners.whenOwner(rule.sender, message.sender, hear)
    }
  }
}

/**
 * Who has which name on the bus. A signal carries the unique name of its sender, which the bus vouches for. The bus
 * compares it with the rule only for signals that it spreads; any program can send one to Luwte alone.
 */
class NameOwners {
  /** By name: the unique name of its owner, '' for none; a promise until the bus has answered. */
  readonly #known = new Map<string, string | Promise<void>>()

  has(name: string): boolean {
    return this.#known.has(name)
  }

  ask(name: string, answer: Promise<string>): void {
    const asked = answer.then((owner) => {
      // Unless the bus reported a change meanwhile, which is newer than its answer.
      if (this.#known.get(name) === asked) this.#known.set(name, owner)
    })
    this.#known.set(name, asked)
  }

  /** @param body of the signal NameOwnerChanged: the name, its former owner, its owner. */
  changed([name, , owner]: unknown[] = []): void {
    if (typeof name === 'string' && this.#known.has(name)) this.#known.set(name, typeof owner === 'string' ? owner : '')
  }

  /** Calls back if `sender` has the name: now, or when the bus has answered who has it. */
  whenOwner(name: string, sender: string | undefined, callback: () => void): void {
    const owner = this.#known.get(name)
    if (owner instanceof Promise) void owner.then(() => this.#known.get(name) === sender && callback())
    else if (owner !== undefined && owner !== '' && owner === sender) callback()
  }

  clear(): void {
    this.#known.clear()
  }
}

/** The session bus of the user. Without an address on other systems than Linux. */
export const sessionBus = (): Bus =>
  new Bus(process.platform === 'linux' ? process.env.DBUS_SESSION_BUS_ADDRESS : undefined)

/** The system bus, where logind is. Without an address on other systems than Linux. */
export function systemBus(): Bus {
  const address = process.env.DBUS_SYSTEM_BUS_ADDRESS ?? 'unix:path=/run/dbus/system_bus_socket'
  return new Bus(process.platform === 'linux' ? address : undefined)
}

const matchRule = (rule: SignalRule): string =>
  ["type='signal'", ...Object.entries(rule).map(([key, value]) => `${key}='${String(value)}'`)].join(',')

const ownerRule = (name: string): SignalRule => ({
  ...{ sender: DBUS.destination, interface: DBUS.interface },
  ...{ member: 'NameOwnerChanged', arg0: name },
})

/** All but the sender. */
const matches = (rule: SignalRule, message: Message): boolean =>
  message.interface === rule.interface &&
  message.member === rule.member &&
  (rule.path === undefined || message.path === rule.path) &&
  (rule.arg0 === undefined || message.body?.[0] === rule.arg0)
