import { clockTimeOf, dateOf, type LivedTime } from '@shared/kernel/time'

/** Between two of a kind, and how far from the first to the second: 0 to 1. */
export interface Between<Name extends string> {
  from: Name
  to: Name
  share: number
}

type Anchor<Name> = readonly [at: number, name: Name]

/** Slow near an anchor, quicker between two: it looks like itself for a while. */
const eased = (share: number) => share * share * (3 - 2 * share)

function between<Name extends string>(
  anchors: readonly [Anchor<Name>, ...Anchor<Name>[]],
  at: number,
  round: number,
): Between<Name> {
  const last = anchors.at(-1) ?? anchors[0]
  const circle: readonly Anchor<Name>[] = [
    [last[0] - round, last[1]],
    ...anchors,
    [anchors[0][0] + round, anchors[0][1]],
  ]
  const next = Math.max(
    1,
    circle.findIndex(([place]) => at < place),
  )
  const [start, from] = circle[next - 1] ?? anchors[0]
  const [end, to] = circle[next] ?? anchors[0]
  return { from, to, share: eased((at - start) / (end - start)) }
}

/** The hours at which a sky is wholly itself. */
const SKIES = [
  [1, 'night'],
  [7.5, 'morning'],
  [13.5, 'afternoon'],
  [19.5, 'evening'],
] as const
export type Sky = (typeof SKIES)[number][1]

/** The middle of each season in the north, in months since January began. */
const SEASONS = [
  [0.5, 'winter'],
  [3.5, 'spring'],
  [6.5, 'summer'],
  [9.5, 'autumn'],
] as const
export type Season = (typeof SEASONS)[number][1]

/** Zones south of the tropics, where the seasons are the other way round. */
const SOUTHERN =
  /^(Antarctica|Australia|America\/Argentina)\/|^America\/(Asuncion|Montevideo|Punta_Arenas|Santiago|Sao_Paulo)$|^Africa\/(Johannesburg|Maseru|Mbabane|Windhoek)$|^Pacific\/(Auckland|Chatham)$/

/** The hour of the day with its minutes as a fraction: 20.5 is half past eight in the evening. */
export function hourOf(at: LivedTime): number {
  const [hour = 0, minute = 0] = clockTimeOf(at).split(':').map(Number)
  return hour + minute / 60
}

/** @param hour from 0 up to 24. */
export const skyAt = (hour: number): Between<Sky> => between(SKIES, hour, 24)

/** @param zone IANA name; decides whether it is north or south. */
export function seasonAt(at: LivedTime, zone: string): Between<Season> {
  const [month = 1, day = 1] = dateOf(at).split('-').slice(-2).map(Number)
  const months = month - 1 + (day - 1) / 31
  return between(SEASONS, SOUTHERN.test(zone) ? (months + 6) % 12 : months, 12)
}

/** A colour between two tokens, such as `--sky-night-1` and `--sky-morning-1`. In whole percents: it changes every few minutes. */
export const colourBetween = ({ from, to, share }: Between<string>, token: (name: string) => string): string =>
  `color-mix(in oklab, var(${token(from)}), var(${token(to)}) ${String(Math.round(share * 100))}%)`
