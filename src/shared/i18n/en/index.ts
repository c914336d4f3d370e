import { care } from './care'
import { checkIn } from './checkIn'
import { common } from './common'
import { find } from './find'
import { guides } from './guides'
import { helpNow } from './helpNow'
import { journal } from './journal'
import { keeping } from './keeping'
import { leaving } from './leaving'
import { moments } from './moments'
import { onDesktop } from './onDesktop'
import { places } from './places'
import { plan } from './plan'
import { problems } from './problems'
import { settings } from './settings'
import { today } from './today'
import { vault } from './vault'

export default {
  care,
  checkIn,
  common,
  find,
  guides,
  helpNow,
  journal,
  keeping,
  leaving,
  moments,
  onDesktop,
  places,
  plan,
  problems,
  settings,
  today,
  vault,
}
