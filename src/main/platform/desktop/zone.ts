import { readlinkSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { ZoneChanges } from '@main/ports'
import { watchFolders } from '../files/watchFolders'

const LINK = '/etc/localtime'

/** Watches the folder of the link, since the link is replaced by a new one. Reports nothing where there is no such link. */
export const systemZoneChanges = (link = LINK): ZoneChanges => ({
  watch: (onChange) =>
    watchFolders([dirname(link)], (paths) => {
      if (paths.some((path) => basename(path) === basename(link))) onChange()
    }),
})

/**
 * The IANA zone of this computer now, or an offset such as `-03:00` where it has no name. Electron reads the zone only at
 * its start, and has no name for `TZ=:/etc/localtime`. So the link of the system is read first: on a journey it changes while
 * Luwte runs.
 */
export function systemZone(given = process.env.TZ, link = linkTarget()): string {
  const followsSystem = !given || given === `:${LINK}`
  const linked = /zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(followsSystem ? link : '')?.[1]
  if (isKnown(linked)) return linked
  // Only then, for it takes its time.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isKnown(timeZone) ? timeZone : offsetZone()
}

function linkTarget(): string {
  try {
    return readlinkSync(LINK)
  } catch {
    // Windows, or a copy instead of a link.
    return ''
  }
}

/** The zone that was found to be known last: it is asked for often, and hardly ever another one. */
let known = ''

function isKnown(zone: string | undefined): zone is string {
  // Some engines accept the name for an unknown zone.
  if (!zone || zone === 'Etc/Unknown') return false
  if (zone === known) return true
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    known = zone
    return true
  } catch {
    return false
  }
}

function offsetZone(): string {
  const east = -new Date().getTimezoneOffset()
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0')
  return `${east < 0 ? '-' : '+'}${two(Math.abs(east) / 60)}:${two(Math.abs(east) % 60)}`
}
