import type { AppName } from '@shared/features/settings/settings'
import type { NotificationButton, NotificationWords, Notifier } from '@main/ports'
import { listeners } from '../listeners'
import type { Bus } from './bus'
import type { Pixels } from '../electron/iconPixels'

// The Desktop Notifications Specification: specifications.freedesktop.org/notification-spec/latest

const NAME = 'org.freedesktop.Notifications'
const SERVER = { destination: NAME, path: '/org/freedesktop/Notifications', interface: NAME }

/** A notifier that has to be started first takes its time; the bus itself waits as long. */
const PATIENCE_MS = 25_000

/** Calm: no sound, no hurry, and still there for whoever comes back to the screen. */
const NORMAL_URGENCY = 1
const UNTIL_CLOSED = 0
const DEFAULT_ACTION = 'default'

/** Notifications of Linux, with buttons where the notifier has them. */
export function busNotifier(bus: Bus, iconOf: (name: AppName) => Pixels): Notifier {
  /**
   * What the notifier calls those that we have not closed; null: it has not answered yet. One that was put away by the
   * user stays among them: some notifiers bring it back, and none promises to tell of a click before it tells of the end.
   */
  const shown = new Map<string, { number: number | null }>()
  const clicks = listeners<[id: string]>()
  const buttons = listeners<[id: string, button: NotificationButton]>()

  bus.on({ sender: NAME, path: SERVER.path, interface: NAME, member: 'ActionInvoked' }, ([number, action]) => {
    const [id] = [...shown].find(([, one]) => one.number === number) ?? []
    if (id === undefined) return
    if (action === DEFAULT_ACTION) clicks.report(id)
    if (action === 'later' || action === 'not-today') buttons.report(id, action)
  })
  // Another notifier gives the same numbers to what others show. One that was not answered for may be its first.
  bus.onOwner(NAME, () => {
    for (const [id, { number }] of shown) if (number !== null) shown.delete(id)
  })

  function take(number: number): void {
    bus.ask({ ...SERVER, member: 'CloseNotification', signature: 'u', body: [number] }).catch(() => undefined)
  }

  async function notify(words: NotificationWords, replaces: number): Promise<number> {
    const question = { ...SERVER, mayStart: true, patienceMs: PATIENCE_MS }
    const abilities = await bus.ask<string[]>({ ...question, member: 'GetCapabilities' })
    const body = [
      words.appName,
      replaces,
      '',
      words.title,
      abilities.includes('body-markup') ? withoutMarkup(words.body) : words.body,
      abilities.includes('actions') ? actionsOf(words) : [],
      hintsFor(words.icon, iconOf(words.icon)),
      UNTIL_CLOSED,
    ]
    return bus.ask({ ...question, member: 'Notify', signature: 'susssasa{sv}i', body })
  }

  return {
    async isAvailable() {
      if (await bus.askBus<boolean>('NameHasOwner', NAME).catch(() => false)) return true
      return (await bus.askBus<string[]>('ListActivatableNames').catch((): string[] => [])).includes(NAME)
    },
    async show(words) {
      const replaces = shown.get(words.id)?.number ?? 0
      const mine: { number: number | null } = { number: null }
      shown.set(words.id, mine)
      try {
        mine.number = await notify(words, replaces)
      } catch {
        if (shown.get(words.id) === mine) shown.delete(words.id)
        return 'failed'
      }
      // Closed before the notifier had answered.
      if (shown.get(words.id) !== mine) take(mine.number)
      return 'shown'
    },
    close(id) {
      const number = shown.get(id)?.number ?? null
      shown.delete(id)
      if (number !== null) take(number)
    },
    onClick: clicks.add,
    onButton: buttons.add,
  }
}

const actionsOf = ({ appName, buttons }: NotificationWords): string[] => [
  // Its words are seen only where a notifier makes a button of it.
  ...[DEFAULT_ACTION, appName],
  ...buttons.flatMap(({ button, label }) => [button, label]),
]

const hintsFor = (icon: AppName, { width, height, rgba }: Pixels): [string, [signature: string, value: unknown]][] => [
  ['urgency', ['y', NORMAL_URGENCY]],
  ['suppress-sound', ['b', true]],
  ['image-data', ['(iiibiiay)', [width, height, width * 4, true, 8, 4, Buffer.from(rgba)]]],
  // Under another name nothing leads back to this one.
  ...(icon === 'luwte' ? ([['desktop-entry', ['s', 'luwte']]] satisfies [string, [string, string]][]) : []),
]

const withoutMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
