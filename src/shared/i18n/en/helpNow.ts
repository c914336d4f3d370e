import type { Wording } from '../wording'
import type { helpNow as nl } from '../nl/helpNow'

export const helpNow: Wording<typeof nl> = {
  country: 'Country',
  elsewhereCountry: 'Another country',
  jumps: 'On this page',
  danger: 'If a life is in danger',
  groups: {
    crisis: 'When it gets too heavy',
    listen: 'Someone who listens',
    violence: 'When home is not safe',
    youth: 'Are you under 18?',
    care: 'Seeing a doctor',
    elsewhere: 'Wherever you are',
  },
  text: 'text',
  textWithKeyword: 'text {keyword} to',
  hoursOnSite: 'Look at the site for the hours.',
  hoursUnknown: 'We are not sure at which hours you can call.',
  verified: 'Checked in {month}.',
  stale: 'Last checked in {month}; the number may have changed.',
  someStale: 'Some of these numbers were checked more than half a year ago. If one does not work, try another.',
  howVerified: 'The numbers were checked on public web pages. We did not phone them.',
  nothingDials: 'Luwte calls nobody and sends nothing. You copy a number and make the call yourself.',
  noneKnown: 'We know of no line for this in this country. This site may have one:',
  trustedAdult: 'An adult you trust can help as well: a teacher, an aunt, a neighbour.',
  otherCountry: 'Are you somewhere else? This site lists helplines in 130 countries:',
}
