import { createClient, type Message, type MessageBus } from 'dbus-native'
import type { Dispose } from '@main/ports'

/** Whoever is silent for longer counts as not there. */
const PATIENCE_MS = 1000

const SIGNAL = 4
/** The flag by which a question does not start the program it is asked of. */
const NO_AUTO_START = 2

const DBUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }
export const PROPERTIES = 'org.freedesktop.DBus.Properties'

export interface Question {
  destination: string
  path: string
  interface: string
  member: string
  signature?: string
  body?: unknown[]
  /** Starts the program that has this name, where it does not run yet. */
  mayStart?: boolean
  patienceMs?: number
}

export interface SignalRule {
  sender?: string
  path?: string
  interface: string
  member: string
  /** The first thing the signal tells. */
  arg0?: string
}

/**
 * A message bus of this computer. Its one connection is made when first needed, and anew after it was lost; what is
 * listened for goes on then. Questions that get no answer are rejected, soon; nothing here ever ends Luwte.
 */
export class Bus {
  readonly #address: string | null
  readonly #heard = new Set<{ rule: SignalRule; listener: (body: unknown[]) => void }>()
  readonly #onLost = new Set<() => void>()
  #client: MessageBus | null = null

  /** `addresses`: as in DBUS_SESSION_BUS_ADDRESS. */
  constructor(addresses: string | undefined) {
    // Only a socket of this computer: an address may also name a host.
    this.#address = addresses?.split(';').find((address) => address.startsWith('unix:')) ?? null
  }

  get hasAddress(): boolean {
    return this.#address !== null
  }

  async ask<Value>({ mayStart = false, patienceMs = PATIENCE_MS, ...message }: Question): Promise<Value> {
    const flags = mayStart ? 0 : NO_AUTO_START
    return this.#connected().invoke<Value>({ ...message, flags }, { timeout: patienceMs })
  }

  /** Asks the bus itself. */
  askBus<Value>(member: string, name?: string, patienceMs = PATIENCE_MS): Promise<Value> {
    return this.ask({ ...DBUS, member, ...(name === undefined ? {} : { signature: 's', body: [name] }), patienceMs })
  }

  property<Value>(destination: string, path: string, owner: string, name: string): Promise<Value> {
    const message = { destination, path, interface: PROPERTIES, member: 'Get' }
    return this.ask({ ...message, signature: 'ss', body: [owner, name] })
  }

  /** Hears these signals until it is disposed of; before anything is asked afterwards. */
  on(rule: SignalRule, listener: (body: unknown[]) => void): Dispose {
    const heard = { rule, listener }
    const had = this.#client
    this.#heard.add(heard)
    try {
      // A connection that is made just now takes every rule along.
      const client = this.#connected()
      if (client === had) void client.addMatch(inWords(rule))
    } catch {
      // No bus: nothing is to be heard.
    }
    return () => {
      if (this.#heard.delete(heard)) void this.#client?.removeMatch(inWords(rule))
    }
  }

  /** Somebody takes this name, or leaves it. */
  onOwner(name: string, listener: (hasOwner: boolean) => void): Dispose {
    const rule = { sender: DBUS.destination, interface: DBUS.interface, member: 'NameOwnerChanged', arg0: name }
    return this.on(rule, ([, , owner]) => listener(owner !== ''))
  }

  onLost(listener: () => void): void {
    this.#onLost.add(listener)
  }

  #connected(): MessageBus {
    if (this.#client) return this.#client
    if (this.#address === null) throw new Error('There is no bus on this computer')
    // No deadline for the client as a whole: it throws, out of anybody's reach, when its own greeting misses that.
    const client = createClient({ busAddress: this.#address, plainValues: true })
    const lose = () => this.#lose(client)
    const { connection } = client
    connection.on('error', lose)
    connection.on('close', lose)
    // Also when the bus does not take us: unheard, that would end Luwte.
    connection.on('handlerError', lose)
    connection.on('message', (message) => this.#hear(message))
    this.#client = client
    for (const { rule } of this.#heard) void client.addMatch(inWords(rule))
    return client
  }

  #lose(client: MessageBus): void {
    if (this.#client !== client) return
    this.#client = null
    client.connection.stream.destroy()
    for (const tell of this.#onLost) tell()
  }

  #hear(message: Message): void {
    if (message.type !== SIGNAL) return
    for (const { rule, listener } of [...this.#heard]) if (fits(rule, message)) listener(message.body ?? [])
  }
}

/** The bus of whoever is logged in. */
export const sessionBus = (): Bus =>
  new Bus(process.platform === 'linux' ? process.env.DBUS_SESSION_BUS_ADDRESS : undefined)

/** The bus of this computer, where logind is. */
export function systemBus(): Bus {
  const address = process.env.DBUS_SYSTEM_BUS_ADDRESS ?? 'unix:path=/run/dbus/system_bus_socket'
  return new Bus(process.platform === 'linux' ? address : undefined)
}

const inWords = (rule: SignalRule): string =>
  ["type='signal'", ...Object.entries(rule).map(([key, value]) => `${key}='${String(value)}'`)].join(',')

// The sender is left to the bus: it knows whose name it is.
const fits = (rule: SignalRule, message: Message): boolean =>
  message.interface === rule.interface &&
  message.member === rule.member &&
  (rule.path === undefined || message.path === rule.path) &&
  (rule.arg0 === undefined || message.body?.[0] === rule.arg0)
