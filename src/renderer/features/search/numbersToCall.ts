import { useI18n } from 'vue-i18n'
import type { Helpline } from '@shared/features/help-now/helplines'
import type { Country } from '@shared/features/settings/country'
import { useAppStore } from '@/kernel/appStore'
import type { ContactWay } from '../help-now/contactWays'
import { useCountryNames } from '../help-now/countryNames'
import { dependsOnCountry, emergencyNumbersIn } from '../help-now/emergencyNumbers'
import { contactsOf, firstContacts } from '../help-now/firstContacts'
import { helplineId } from './contentSources'
import { plainLine, type ResultLine } from './resultGroups'
import type { DangerKind } from './synonyms'

/** More would be a list to choose from, which Help now is. */
const MOST_FOR_VIOLENCE = 3

/** The numbers that are shown above all results when somebody may be in danger; choosing one opens Help now. */
export function useNumbersToCall() {
  const { t } = useI18n()
  const app = useAppStore()
  const nameOf = useCountryNames()

  const lineOf = (id: string, title: string, from: string): ResultLine =>
    plainLine({ id, group: 'helplines', title, from, text: '', words: '', target: { route: '/help-now' } })
  const helplineLine = ({ line, way }: { line: Helpline; way: ContactWay }) =>
    lineOf(helplineId(line.id), way.value, line.name)

  return (danger: DangerKind): ResultLine[] => {
    const countries: Country[] = [app.country, ...(app.perhaps ?? [])]
    const numbers = emergencyNumbersIn(countries)
    const isInDoubt = dependsOnCountry(numbers, countries)
    const emergency = numbers.map(({ way, countries: places }) => {
      const place = isInDoubt && places[0] ? `, ${nameOf(places[0])}` : ''
      return lineOf(`emergency.${way.value}`, way.value, `${t('helpNow.danger')}${place}`)
    })
    const wish = { countries, part: app.settings.countryPart, reach: 'call' as const, isYoung: false }
    return danger === 'emergency'
      ? [...emergency, ...contactsOf('violence', wish).slice(0, MOST_FOR_VIOLENCE).map(helplineLine)]
      : [...firstContacts(wish).map(helplineLine), ...emergency]
  }
}
