import { care } from './care'
import { checkIn } from './checkIn'
import { common } from './common'
import { guides } from './guides'
import { helpNow } from './helpNow'
import { journal } from './journal'
import { places } from './places'
import { problems } from './problems'
import { settings } from './settings'
import { today } from './today'

export default { care, checkIn, common, guides, helpNow, journal, places, problems, settings, today }
