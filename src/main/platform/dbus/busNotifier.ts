import type { AppName } from '@shared/features/settings/settings'
import type { NotificationButton, NotificationWords, Notifier } from '@main/ports'
import { listeners } from '../listeners'
import type { Bus } from './bus'

// The Desktop Notifications Specification: specifications.freedesktop.org/notification-spec/latest

const NAME = 'org.freedesktop.Notifications'
const SERVER = { destination: NAME, path: '/org/freedesktop/Notifications', interface: NAME }

/** A notifier that must be started first may take this long; it is also the default of the bus. */
const PATIENCE_MS = 25_000

/** Calm: no sound, normal urgency, and it stays until the user comes back to the screen, unless it is said to pass. */
const NORMAL_URGENCY = 1
const UNTIL_CLOSED = 0
const AS_THE_DESKTOP_DOES = -1
const DEFAULT_ACTION = 'default'

/** An image as notifiers expect it: bytes of red, green, blue and alpha, row after row. */
export interface Pixels {
  width: number
  height: number
  rgba: Uint8Array
}

/** Notifications on Linux, with buttons where the desktop shows them. */
export function busNotifier(bus: Bus, iconOf: (name: AppName) => Pixels): Notifier {
  /**
   * The notifier's number of each notification that Luwte has not closed; null: the notifier has not answered yet. One that
   * the user closed stays here: some notifiers bring it back, and a click may be reported after the closing.
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
  // Another notifier uses the same numbers for other notifications. One without a number may be the first of the new one.
  bus.onOwner(NAME, () => {
    for (const [id, { number }] of shown) if (number !== null) shown.delete(id)
  })

  function closeNumber(number: number): void {
    bus.ask({ ...SERVER, member: 'CloseNotification', signature: 'u', body: [number] }).catch(() => undefined)
  }

  async function notify(words: NotificationWords, replaces: number): Promise<number> {
    const question = { ...SERVER, mayStart: true, patienceMs: PATIENCE_MS }
    const capabilities = await bus.ask<string[]>({ ...question, member: 'GetCapabilities' })
    const body = [
      words.appName,
      replaces,
      '',
      words.title,
      capabilities.includes('body-markup') ? withoutMarkup(words.body) : words.body,
      capabilities.includes('actions') ? actionsOf(words) : [],
      hintsFor(words.icon, iconOf(words.icon)),
      words.isPassing ? AS_THE_DESKTOP_DOES : UNTIL_CLOSED,
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
      // It was closed before the notifier answered.
      if (shown.get(words.id) !== mine) closeNumber(mine.number)
      return 'shown'
    },
    close(id) {
      const number = shown.get(id)?.number ?? null
      shown.delete(id)
      if (number !== null) closeNumber(number)
    },
    onClick: clicks.add,
    onButton: buttons.add,
  }
}

const actionsOf = ({ appName, buttons }: NotificationWords): string[] => [
  // Its label is seen only where a notifier shows it as a button.
  ...[DEFAULT_ACTION, appName],
  ...buttons.flatMap(({ button, label }) => [button, label]),
]

const hintsFor = (icon: AppName, { width, height, rgba }: Pixels): [string, [signature: string, value: unknown]][] => [
  ['urgency', ['y', NORMAL_URGENCY]],
  ['suppress-sound', ['b', true]],
  ['image-data', ['(iiibiiay)', [width, height, width * 4, true, 8, 4, Buffer.from(rgba)]]],
  // Under another name nothing may reveal the name Luwte.
  ...(icon === 'luwte' ? ([['desktop-entry', ['s', 'luwte']]] satisfies [string, [string, string]][]) : []),
]

const withoutMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Converts Electron's bitmap, which is blue, green, red, alpha, with each colour multiplied by its alpha. */
export function iconPixels(bitmap: Uint8Array, { width, height }: { width: number; height: number }): Pixels {
  const rgba = new Uint8Array(bitmap.length)
  for (let at = 0; at < bitmap.length; at += 4) {
    const alpha = bitmap[at + 3] ?? 0
    const unmultiplied = (value = 0) => (alpha === 0 ? 0 : Math.min(255, Math.round((value * 255) / alpha)))
    rgba.set([unmultiplied(bitmap[at + 2]), unmultiplied(bitmap[at + 1]), unmultiplied(bitmap[at]), alpha], at)
  }
  return { width, height, rgba }
}
