import content from '@content/invitations.json'
import { type Invitations, nameOf, type Opening } from '@shared/features/invitations/invitation'
import type { WhatHelpsBody } from '@shared/features/what-helps/whatHelps'

/** All invitations; checked by tests/invitations.test.ts. */
export const allInvitations = content as Invitations

/** The screen that an invitation leads to; null: it is a sentence, and leads nowhere. */
export function routeOf(opens: Opening): string | null {
  switch (opens.kind) {
    case 'help-now':
      return '/help-now'
    case 'exercise':
    case 'prompt':
      return `/care/${opens.kind}/${opens.id}`
    case 'chapter':
      return `/guides/${opens.guide}/${opens.id}`
    case 'place':
      return opens.to
    case 'words':
      return null
  }
}

const ENERGY_FOR = { nothing: 'almost-none', little: 'some', some: 'more' } as const

/** What can be done of the content as it stands on a list of what helps; `some` energy where no invitation says what it takes. */
export function asHelp(of: string): WhatHelpsBody {
  const found = allInvitations.invitations.find(({ opens }) => nameOf(opens) === of)
  return { what: { of }, energy: ENERGY_FOR[found?.asks ?? 'little'], rest: found?.rest ?? false }
}

/** What of the content can be suggested to anybody: exercises, and the small things of self-care. */
export const suggestions: readonly WhatHelpsBody[] = allInvitations.invitations.flatMap(({ opens }) => {
  const name = nameOf(opens)
  return name?.startsWith('exercise:') || name?.startsWith('prompt:care.') ? [asHelp(name)] : []
})

/** Whether somebody gets up for it or turns to somebody, by the id of an exercise or a prompt. */
export const isElsewhere = (id: string): boolean =>
  allInvitations.invitations.some(({ opens, elsewhere }) => elsewhere === true && 'id' in opens && opens.id === id)
