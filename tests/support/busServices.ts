import { createClient, type InterfaceDescriptor, type MessageBus } from 'dbus-native'

// Small stand-ins for what answers on the bus of a desktop.

interface Service {
  bus: MessageBus
  leave(): Promise<void>
}

async function serve(
  busAddress: string,
  name: string,
  objects: { path: string; descriptor: InterfaceDescriptor; answers: object }[],
): Promise<Service> {
  const bus = createClient({ busAddress, plainValues: true })
  for (const { path, descriptor, answers } of objects) bus.exportInterface(answers, path, descriptor)
  // The bus may be gone before the last answer.
  bus.connection.on('error', () => undefined)
  await bus.ownName(name)
  return { bus, leave: () => bus.close() }
}

export interface FakeLocker {
  /** How often it was asked. */
  asked: number
  /** `quietly`: without a word to those who listen. */
  set(isLocked: boolean, manner?: 'quietly'): void
  leave(): Promise<void>
}

/** A screen locker. */
export async function fakeLocker(
  address: string,
  isLocked: boolean,
  name = 'org.freedesktop.ScreenSaver',
): Promise<FakeLocker> {
  const path = `/${name.replaceAll('.', '/')}`
  const state = { isLocked, asked: 0 }
  const descriptor = {
    name,
    methods: { GetActive: ['', 'b', [], ['active']] as [string, string, string[], string[]] },
    signals: { ActiveChanged: ['b', 'active'] },
  }
  const answers = {
    GetActive() {
      state.asked += 1
      return state.isLocked
    },
  }
  const { bus, leave } = await serve(address, name, [{ path, descriptor, answers }])
  return {
    get asked() {
      return state.asked
    },
    set(locked, manner) {
      state.isLocked = locked
      if (manner !== 'quietly') bus.sendSignal(path, name, 'ActiveChanged', 'b', [locked])
    },
    leave,
  }
}

export interface Notified {
  number: number
  appName: string
  replaces: number
  title: string
  body: string
  actions: string[]
  hints: Record<string, unknown>
  timeout: number
}

export interface FakeNotifier {
  notified: Notified[]
  closed: number[]
  act(number: number, action: string): void
  dismiss(number: number): void
  setInhibited(isInhibited: boolean): void
  leave(): Promise<void>
}

const NOTIFICATIONS = 'org.freedesktop.Notifications'
const NOTIFICATIONS_PATH = '/org/freedesktop/Notifications'

/** A notifier. `mute`: it takes what is to be shown and never answers. */
export async function fakeNotifier(
  address: string,
  { abilities = ['actions', 'body'], server = 'test', mute = false, first = 1 } = {},
): Promise<FakeNotifier> {
  const notified: Notified[] = []
  const closed: number[] = []
  const answers = {
    Inhibited: false,
    GetCapabilities: () => abilities,
    GetServerInformation: () => [server, 'test', '1', '1.2'],
    Notify(
      appName: string,
      replaces: number,
      _icon: string,
      title: string,
      body: string,
      actions: string[],
      hints: Record<string, unknown>,
      timeout: number,
    ) {
      const number = replaces || first + notified.length
      notified.push({ number, appName, replaces, title, body, actions, hints, timeout })
      return mute ? new Promise(() => undefined) : number
    },
    CloseNotification(number: number) {
      closed.push(number)
      return null
    },
  }
  const descriptor: InterfaceDescriptor = {
    name: NOTIFICATIONS,
    methods: {
      GetCapabilities: ['', 'as', [], ['capabilities']],
      GetServerInformation: ['', 'ssss', [], ['name', 'vendor', 'version', 'spec_version']],
      Notify: ['susssasa{sv}i', 'u', [], ['id']],
      CloseNotification: ['u', '', ['id'], []],
    },
    signals: { ActionInvoked: ['us', 'id', 'key'], NotificationClosed: ['uu', 'id', 'reason'] },
    properties: { Inhibited: 'b' },
  }
  const { bus, leave } = await serve(address, NOTIFICATIONS, [{ path: NOTIFICATIONS_PATH, descriptor, answers }])
  const signal = (member: string, signature: string, body: unknown[]) =>
    bus.sendSignal(NOTIFICATIONS_PATH, NOTIFICATIONS, member, signature, body)
  return {
    notified,
    closed,
    act: (number, action) => signal('ActionInvoked', 'us', [number, action]),
    dismiss: (number) => signal('NotificationClosed', 'uu', [number, 2]),
    setInhibited(isInhibited) {
      answers.Inhibited = isInhibited
      bus.emitPropertiesChanged(NOTIFICATIONS_PATH, NOTIFICATIONS, { Inhibited: isInhibited })
    },
    leave,
  }
}

export interface FakeLogind {
  setLocked(isLocked: boolean): void
  /** This computer falls asleep (true) or woke (false). */
  sleep(isFallingAsleep: boolean): void
  leave(): Promise<void>
}

const LOGIND = 'org.freedesktop.login1'
const OWN_SESSION = `/org/freedesktop/login1/session/auto`

export async function fakeLogind(address: string): Promise<FakeLogind> {
  const session = { LockedHint: false }
  const { bus, leave } = await serve(address, LOGIND, [
    { path: OWN_SESSION, descriptor: { name: `${LOGIND}.Session`, properties: { LockedHint: 'b' } }, answers: session },
  ])
  return {
    setLocked(isLocked) {
      session.LockedHint = isLocked
      bus.emitPropertiesChanged(OWN_SESSION, `${LOGIND}.Session`, { LockedHint: isLocked })
    },
    sleep: (isFallingAsleep) =>
      bus.sendSignal('/org/freedesktop/login1', `${LOGIND}.Manager`, 'PrepareForSleep', 'b', [isFallingAsleep]),
    leave,
  }
}

/** Xfce's settings, with those of its notifier. */
export async function fakeXfceSettings(address: string) {
  const name = 'org.xfce.Xfconf'
  const settings: Record<string, unknown> = {}
  const { bus, leave } = await serve(address, name, [
    {
      path: '/org/xfce/Xfconf',
      descriptor: { name, methods: { GetAllProperties: ['ss', 'a{sv}', ['channel', 'base'], ['properties']] } },
      answers: { GetAllProperties: () => Object.entries(settings).map(([key, value]) => [key, ['b', value]]) },
    },
  ])
  return {
    set(isOn: boolean) {
      settings['/do-not-disturb'] = isOn
      const body = ['xfce4-notifyd', '/do-not-disturb', ['b', isOn]]
      bus.sendSignal('/org/xfce/Xfconf', name, 'PropertyChanged', 'ssv', body)
    },
    leave,
  }
}

export interface FakeSecretService {
  /** How often it was asked anything at all. */
  asked: number
  /** What is stored, by id. */
  stored: Map<string, Uint8Array>
  /** Boxes that were opened, and not closed by the one who asked. */
  boxes: number
  isLocked: boolean
  leave(): Promise<void>
}

const SECRETS = 'org.freedesktop.secrets'
const SECRET = 'org.freedesktop.Secret'
const SECRETS_PATH = '/org/freedesktop/secrets'
const COLLECTION_PATH = `${SECRETS_PATH}/collection/login`
const BOX_PATH = `${SECRETS_PATH}/prompt/p1`

/**
 * A keyring. `answers`: what a person does in its box: types the password, cancels, or leaves it open. `mute`: it never
 * answers.
 */
export async function fakeSecretService(
  address: string,
  {
    hasCollection = true,
    isLocked = false,
    answers = 'types',
    mute = false,
  }: { hasCollection?: boolean; isLocked?: boolean; answers?: 'types' | 'cancels' | 'nothing'; mute?: boolean } = {},
): Promise<FakeSecretService> {
  const state = { asked: 0, stored: new Map<string, Uint8Array>(), boxes: 0, isLocked }
  let exists = hasCollection
  let result = ''
  const itemPath = (id: string) => `${COLLECTION_PATH}/${id.replaceAll('-', '_')}`
  const never = () => new Promise(() => undefined)
  const told =
    <Args extends unknown[], Value>(answer: (...args: Args) => Value) =>
    (...args: Args): Value | Promise<unknown> => {
      state.asked += 1
      return mute ? never() : answer(...args)
    }
  const box = (path: string): string => {
    result = path
    return BOX_PATH
  }
  const service = {
    OpenSession: told(() => [['s', ''], `${SECRETS_PATH}/session/s1`]),
    ReadAlias: told(() => (exists ? COLLECTION_PATH : '/')),
    CreateCollection: told(() => ['/', box(COLLECTION_PATH)]),
    SearchItems: told(({ id = '' }: Record<string, string>) => {
      const found = state.stored.has(id) ? [itemPath(id)] : []
      return state.isLocked ? [[], found] : [found, []]
    }),
    Unlock: told((objects: string[]) => (state.isLocked ? [[], box(COLLECTION_PATH)] : [objects, '/'])),
  }
  const prompt = {
    Prompt() {
      state.boxes += 1
      if (answers === 'nothing') return null
      if (answers === 'types') [exists, state.isLocked] = [true, false]
      const body = [answers === 'cancels', ['o', answers === 'types' ? result : '/']]
      setImmediate(() => bus.sendSignal(BOX_PATH, `${SECRET}.Prompt`, 'Completed', 'bv', body))
      return null
    },
    Dismiss() {
      state.boxes -= 1
      return null
    },
  }
  const collection = {
    CreateItem: told((properties: Record<string, Record<string, string>>, secret: [string, Buffer, Buffer]) => {
      const id = properties[`${SECRET}.Item.Attributes`]?.id ?? ''
      state.stored.set(id, new Uint8Array(secret[2]))
      serveItem(id)
      return [itemPath(id), '/']
    }),
  }
  const { bus, leave } = await serve(address, SECRETS, [
    {
      path: SECRETS_PATH,
      descriptor: {
        name: `${SECRET}.Service`,
        methods: {
          OpenSession: ['sv', 'vo', [], ['output', 'result']],
          ReadAlias: ['s', 'o', [], ['collection']],
          CreateCollection: ['a{sv}s', 'oo', [], ['collection', 'prompt']],
          SearchItems: ['a{ss}', 'aoao', [], ['unlocked', 'locked']],
          Unlock: ['ao', 'aoo', [], ['unlocked', 'prompt']],
        },
      },
      answers: service,
    },
    {
      path: COLLECTION_PATH,
      descriptor: {
        name: `${SECRET}.Collection`,
        methods: { CreateItem: ['a{sv}(oayays)b', 'oo', [], ['item', 'prompt']] },
      },
      answers: collection,
    },
    {
      path: BOX_PATH,
      descriptor: {
        name: `${SECRET}.Prompt`,
        methods: { Prompt: ['s', '', [], []], Dismiss: ['', '', [], []] },
        signals: { Completed: ['bv', 'dismissed', 'result'] },
      },
      answers: prompt,
    },
    {
      path: `${SECRETS_PATH}/session/s1`,
      descriptor: { name: `${SECRET}.Session`, methods: { Close: ['', '', [], []] } },
      answers: { Close: () => null },
    },
  ])

  function serveItem(id: string): void {
    bus.exportInterface(
      {
        GetSecret: (session: string) => [
          session,
          Buffer.alloc(0),
          Buffer.from(state.stored.get(id) ?? []),
          'application/octet-stream',
        ],
        Delete() {
          state.stored.delete(id)
          return '/'
        },
      },
      itemPath(id),
      {
        name: `${SECRET}.Item`,
        methods: { GetSecret: ['o', '(oayays)', [], ['secret']], Delete: ['', 'o', [], ['prompt']] },
      },
    )
  }
  return Object.assign(state, { leave })
}
