import type { OpenNotice } from '@shared/kernel/notice'
import { House, settle } from './house'
import { fakePorts } from './ports'

/** Two computers with one vault, in memory; what one writes is carried to the other when a test says so. */
export async function twoHouses(): Promise<[House, House]> {
  const home = new House()
  const ports = fakePorts()
  ports.system.machineId = () => Promise.resolve('another computer')
  ports.system.computerName = () => 'desk'
  const away = new House(ports)
  await home.begin()
  await carry(home, away)
  await away.begin()
  return [home, away]
}

export const deviceOf = (house: House): string =>
  (JSON.parse(house.textOf('device.json')) as { deviceId: string }).deviceId

/** Paths of files in the vault. */
export const pathsIn = ({ ports }: House): string[] =>
  [...ports.files.contents.keys()].filter((path) => path.startsWith(`${ports.paths.vault}/`)).sort()

export const textAt = ({ ports }: House, path: string): string =>
  Buffer.from(ports.files.contents.get(path) ?? []).toString()

/**
 * Brings what is new in one vault to the other, and takes away there what is gone, as a sync tool does.
 * @param isCarried of a path: the rest is still on its way.
 */
export async function carry(from: House, to: House, isCarried: (path: string) => boolean = () => true): Promise<void> {
  const own = to.ports.files.contents.has('/data/device.json') ? deviceOf(to) : 'none'
  const here = from.ports.files.contents
  const there = to.ports.files.contents
  const changed: string[] = []
  for (const path of new Set([...pathsIn(from), ...pathsIn(to)])) {
    const bytes = here.get(path)
    if (!isCarried(path) || path.includes(own) || there.get(path) === bytes) continue
    if (bytes) there.set(path, bytes)
    else there.delete(path)
    changed.push(path)
  }
  tell(to, changed)
  await allDone()
}

/** What watches a folder hears of files in it, and of a folder that was made in it. */
function tell({ ports }: House, paths: readonly string[]): void {
  ports.files.change(...paths, ...paths.map((path) => path.slice(0, path.lastIndexOf('/'))))
}

/** Watching begins work that nobody waits for: until nothing of it is left, several turns pass. */
export async function allDone(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await settle()
}

export const noticesOf = async (house: House): Promise<OpenNotice[]> => (await house.call('app.state')).notices
