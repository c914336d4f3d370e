import {
  type Helpline,
  type HelplineGroup,
  helplinesFor,
  isOf,
  isReachedInSilence,
} from '@shared/features/help-now/helplines'
import type { Country, CountryPart } from '@shared/features/settings/country'
import { allHelplines } from './allHelplines'
import { type ContactWay, contactWaysOf } from './contactWays'
import { worldwide } from './helplineSections'

export const REACHES = ['call', 'chat', 'silent'] as const
/** How somebody wants to reach a helpline. `silent`: in any way but speaking. */
export type Reach = (typeof REACHES)[number]

export interface FirstContact {
  line: Helpline
  country: Country
  way: ContactWay
}

interface Wish {
  countries: readonly Country[]
  part: CountryPart | null
  reach: Reach
  isYoung: boolean
}

/** More would be a list to choose from, which is further down the page. */
const MOST = 3

/** The few ways to reach somebody that stand out on the page, best first: each helpline once. */
export function firstContacts(wish: Wish): FirstContact[] {
  const contacts = wish.countries.flatMap((country) => contactsIn(country, wish)).slice(0, MOST)
  const isEnough = contacts.length > 0 && !(wish.isYoung && !contacts.some(({ line }) => isOf(line, 'youth')))
  return isEnough ? contacts : [...contacts, ...elsewhere(wish)]
}

/** All helplines of one group that can be reached so; one that has no number, by its website. */
export const contactsOf = (group: HelplineGroup, { countries, part, reach }: Wish): FirstContact[] =>
  countries.flatMap((country) =>
    helplinesFor(country, allHelplines, part)
      .filter((line) => isOf(line, group))
      .flatMap((line) => {
        const way = wayTo(line, reach) ?? (reach === 'call' ? contactWaysOf(line, false)[0] : undefined)
        return way ? [{ line, country, way }] : []
      }),
  )

/** Is there a chat whose website is known? */
export const canChat = (wish: Omit<Wish, 'reach'>): boolean =>
  wish.countries.some((country) => contactsIn(country, { ...wish, reach: 'chat' }).length > 0)

function contactsIn(country: Country, { part, reach, isYoung }: Wish): FirstContact[] {
  const lines = helplinesFor(country, allHelplines, part)
  const of = (group: HelplineGroup) => lines.filter((line) => isOf(line, group))
  // Whoever cannot speak has fewer ways; those who listen count then, where they are always there.
  const others = reach === 'call' ? [] : of('listen').filter(({ open24 }) => open24)
  return reachable([...new Set([...(isYoung ? of('youth') : []), ...of('crisis'), ...others])], country, reach)
}

const reachable = (lines: readonly Helpline[], country: Country, reach: Reach): FirstContact[] =>
  lines.flatMap((line) => {
    const way = wayTo(line, reach)
    return way ? [{ line, country, way }] : []
  })

function wayTo(line: Helpline, reach: Reach): ContactWay | undefined {
  const [best] = contactWaysOf(line, reach !== 'call')
  if (reach === 'call') return best?.kind === 'call' ? best : undefined
  if (!isReachedInSilence(line)) return undefined
  if (reach === 'silent') return best
  return line.chat ? contactWaysOf(line, true).find(({ kind }) => kind === 'site') : undefined
}

/** The directory of helplines all over the world: where none is known, or none for the young. */
function elsewhere({ countries }: Wish): FirstContact[] {
  const [way] = worldwide ? contactWaysOf(worldwide, true) : []
  return worldwide && way ? [{ line: worldwide, country: countries[0] ?? 'XX', way }] : []
}
