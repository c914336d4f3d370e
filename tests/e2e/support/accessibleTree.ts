import { createClient, type MessageBus, sessionBus } from 'dbus-native'

// What a screen reader gets, over the bus that it reads from (AT-SPI): not what the page says of itself, but what Chromium
// makes of it.

/** One thing on the screen, as a screen reader meets it. */
export interface Accessible {
  role: string
  name: string
  /** Such as `live:polite`. */
  attributes: Record<string, string>
  children: Accessible[]
}

type Reference = [name: string, path: string]

const ACCESSIBLE = 'org.a11y.atspi.Accessible'
const ROOT: Reference = ['org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root']
/** Deeper than any screen is; a circle in the tree ends here. */
const MAX_DEPTH = 60

/** Environment in which Luwte tells the bus what is on its screen; the desktop of the tests has it off. */
export const WITH_SCREEN_READER = { NO_AT_BRIDGE: '0', ACCESSIBILITY_ENABLED: '1' }

export class AccessibilityBus {
  readonly #bus: MessageBus
  readonly #session: MessageBus

  private constructor(bus: MessageBus, session: MessageBus) {
    this.#bus = bus
    this.#session = session
  }

  static async connect(): Promise<AccessibilityBus> {
    const session = sessionBus({ plainValues: true })
    const busAddress = await session.invoke<string>({
      ...{ destination: 'org.a11y.Bus', path: '/org/a11y/bus', interface: 'org.a11y.Bus', member: 'GetAddress' },
    })
    return new AccessibilityBus(createClient({ busAddress, plainValues: true }), session)
  }

  close(): void {
    for (const bus of [this.#bus, this.#session]) void bus.connection.end()
  }

  /** Everything that the program with this process shows, window by window. */
  async windowsOf(processId: number): Promise<Accessible[]> {
    for (const program of await this.#childrenOf(ROOT))
      if ((await this.#processOf(program[0])) === processId) return (await this.#read(program, 0)).children
    return []
  }

  async #read(reference: Reference, depth: number): Promise<Accessible> {
    const [role, name, attributes, children] = await Promise.all([
      this.#call<string>(reference, 'GetRoleName'),
      this.#name(reference),
      this.#call<Record<string, string>>(reference, 'GetAttributes'),
      depth < MAX_DEPTH ? this.#childrenOf(reference) : [],
    ])
    const read: Accessible[] = []
    for (const child of children) {
      // What left the screen meanwhile.
      const known = await this.#read(child, depth + 1).catch(() => null)
      if (known) read.push(known)
    }
    return { role, name, attributes, children: read }
  }

  async #childrenOf(reference: Reference): Promise<Reference[]> {
    return await this.#call(reference, 'GetChildren')
  }

  async #call<Value>([destination, path]: Reference, member: string): Promise<Value> {
    return await this.#bus.invoke<Value>({ destination, path, interface: ACCESSIBLE, member })
  }

  async #name([destination, path]: Reference): Promise<string> {
    const properties = 'org.freedesktop.DBus.Properties'
    return await this.#bus.invoke({
      ...{ destination, path, interface: properties, member: 'Get', signature: 'ss', body: [ACCESSIBLE, 'Name'] },
    })
  }

  async #processOf(name: string): Promise<number> {
    const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }
    return await this.#bus.invoke({
      ...bus,
      ...{ interface: 'org.freedesktop.DBus', member: 'GetConnectionUnixProcessID', signature: 's', body: [name] },
    })
  }
}

/** All that lies in these, themselves included, in the order of the screen. */
export const allOf = (roots: readonly Accessible[]): Accessible[] =>
  roots.flatMap((root) => [root, ...allOf(root.children)])
