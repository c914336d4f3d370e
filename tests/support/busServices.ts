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
