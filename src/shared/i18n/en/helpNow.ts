import type { Wording } from '../wording'
import type { helpNow as nl } from '../nl/helpNow'

export const helpNow: Wording<typeof nl> = {
  country: 'Helplines in',
  elsewhereCountry: 'another country',
  jumps: 'On this page',
  groups: {
    crisis: 'When it gets too heavy',
    listen: 'Someone who listens',
    violence: 'When home is not safe',
    youth: 'Are you under 18?',
    care: 'Seeing a doctor',
    elsewhere: 'In another country',
  },
  danger: 'In danger',
  text: 'Text {number}',
  textWithKeyword: 'Text {keyword} to {number}',
  textNumber: 'text',
  web: 'site',
  hoursOnSite: 'Look at the site for the hours.',
  hoursUnknown: 'We are not sure when you can call.',
  verified: 'Checked in {month}.',
  stale: 'This was last checked in {month}. The number may have changed.',
  staleAll: 'Some of these numbers were checked more than half a year ago. The emergency number still holds.',
  howVerified: 'The numbers were checked on the public page of each line. Nobody phoned them.',
  nothingDials: 'Luwte calls nobody and sends nothing. You copy a number and make the call yourself.',
  noneKnown: 'We know of no line for this in this country. This site may list one:',
  trustedAdult: 'An adult you trust can help as well: a teacher, an aunt, a neighbour.',
  also: 'Are you somewhere else? This site lists helplines in 130 countries:',
}
