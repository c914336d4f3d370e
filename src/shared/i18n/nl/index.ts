import { checkIn } from './checkIn'
import { common } from './common'
import { data } from './data'
import { desktopSettings } from './desktopSettings'
import { guides } from './guides'
import { helpNow } from './helpNow'
import { journal } from './journal'
import { moments } from './moments'
import { phrases } from './phrases'
import { places } from './places'
import { plan } from './plan'
import { problems } from './problems'
import { records } from './records'
import { search } from './search'
import { settings } from './settings'
import { today } from './today'
import { unproven } from './unproven'
import { vaultAccess } from './vaultAccess'
import { when } from './when'

/** All texts of the windows. What the main process says by itself is in `desktop`, `exportFolder` and `unprovenEntry`. */
export default {
  checkIn,
  common,
  data,
  desktopSettings,
  guides,
  helpNow,
  journal,
  moments,
  phrases,
  places,
  plan,
  problems,
  records,
  search,
  settings,
  today,
  unproven,
  vaultAccess,
  when,
}
