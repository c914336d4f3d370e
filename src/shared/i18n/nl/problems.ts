import type { ErrorCode } from '@shared/kernel/errors'
import type { Notice } from '@shared/kernel/notice'

/** What happened, what is safe, and what to do next. Shown after each other. */
interface Said {
  what: string
  safe: string
  next: string
}

const error = {
  'bad-input': {
    what: 'Luwte kon dit niet verwerken.',
    safe: 'Wat je schreef, staat er nog.',
    next: 'Kijk na wat je invulde, maak het zo nodig korter, en probeer het opnieuw.',
  },
  'not-allowed': {
    what: 'Dit kan vanuit dit venster niet.',
    safe: 'Er is niets veranderd.',
    next: 'Open het hoofdvenster en probeer het daar.',
  },
  'not-found': {
    what: 'Dit is er niet meer. Misschien is het op een andere plek verwijderd.',
    safe: 'De rest is veilig.',
    next: 'Kijk in de prullenbak of in je reservekopieën.',
  },
  'vault-missing': {
    what: 'De map met je gegevens is er nu niet.',
    safe: 'Er is niets overschreven, en wat je schreef staat klaar als kladje.',
    next: 'Sluit de schijf aan of zet de map terug, en probeer het dan opnieuw.',
  },
  locked: {
    what: 'Je dagboek is op slot, dus dit ging nu niet.',
    safe: 'Er is niets weg.',
    next: 'Open het met je wachtzin en probeer het dan opnieuw.',
  },
  'section-locked': {
    what: 'Dit deel van Luwte heeft een eigen slot, en dat is dicht.',
    safe: 'Er is niets weg.',
    next: 'Open het met de wachtzin van dit deel en probeer het dan opnieuw.',
  },
  'wrong-secret': {
    what: 'Deze wachtzin of code past niet.',
    safe: 'Er is niets veranderd.',
    next: 'Probeer het rustig nog eens.',
  },
  'too-many-keys': {
    what: 'Het ging nog niet open. Bij dit dagboek staan meer sleutels dan Luwte in één keer probeert. Misschien heeft iemand anders die daar gezet.',
    safe: 'Je teksten staan er nog.',
    next: 'Weet je je wachtzin zeker? Typ hem dan nog eens, en zo nodig nog een paar keer. Luwte probeert telkens de volgende sleutels. Met je herstelcode kan het ook.',
  },
  'wrong-groups': {
    what: 'Deze twee groepjes zijn anders dan in de code.',
    safe: 'Er is niets veranderd.',
    next: 'Kijk nog eens op je papier en typ ze opnieuw.',
  },
  busy: {
    what: 'Luwte is nog met iets bezig dat eerst af wil.',
    safe: 'Er is niets weg.',
    next: 'Probeer het over een minuut opnieuw.',
  },
  'needs-secret': {
    what: 'Deze reservekopie is verzegeld met een andere wachtzin.',
    safe: 'Er is niets veranderd.',
    next: 'Typ de oude wachtzin.',
  },
  'wrong-folder': {
    what: 'Deze map is hier niet geschikt voor.',
    safe: 'Er is niets veranderd.',
    next: 'Kies een lege map, buiten de map met je gegevens.',
  },
  'newer-format': {
    what: 'Je gegevens zijn bewaard door een nieuwere Luwte.',
    safe: 'Er is niets weg. Je kunt alles lezen, maar hier niet veranderen.',
    next: 'Werk Luwte bij om verder te schrijven.',
  },
  unreadable: {
    what: 'Een bestand kon niet worden gelezen.',
    safe: 'Luwte laat het staan zoals het is.',
    next: 'Probeer het straks opnieuw.',
  },
  'disk-full': {
    what: 'De schijf is vol, dus dit is nog niet bewaard.',
    safe: 'Wat je eerder bewaarde is veilig.',
    next: 'Maak wat ruimte en probeer het opnieuw.',
  },
  'not-writable': {
    what: 'Luwte heeft geen toestemming voor deze map. Dit staat er nog niet.',
    safe: 'Wat je eerder bewaarde is veilig.',
    next: 'Kies een andere map, of geef Luwte toestemming voor deze map.',
  },
  unexpected: {
    what: 'Er ging iets mis.',
    safe: 'Wat je eerder bewaarde is veilig.',
    next: 'Probeer het nog eens, of start Luwte opnieuw.',
  },
} satisfies Record<ErrorCode, Said>

const notice = {
  'damaged-set-aside': {
    what: 'Een bestand met gegevens was beschadigd: {file}.',
    safe: 'Luwte heeft het apart gezet als {aside} en er niets overheen geschreven. De rest is er nog.',
    next: 'Mis je iets? Kijk dan in je reservekopieën.',
  },
  'damaged-recovered': {
    what: 'Een bestand met gegevens was beschadigd: {file}. Luwte heeft het apart gezet als {aside}.',
    safe: 'Wat er op {when} in je reservekopie stond, staat er weer.',
    next: 'Wat je daarna in dit bestand hebt bewaard, is er niet bij. Iets wat je daarna hebt gewist, kan er weer staan. Kijk na of er iets mist.',
  },
  'not-arrived': {
    what: 'Dit bestand kan nu niet worden gelezen: {file}. Misschien is het nog onderweg van een andere computer.',
    safe: 'Luwte laat het staan.',
    next: 'Je hoeft niets te doen: Luwte kijkt later opnieuw.',
  },
  'conflict-unread': {
    what: 'Dit bestand heeft je synchronisatieprogramma gemaakt toen er op twee plekken was geschreven: {file}. Luwte kan het niet lezen.',
    safe: 'Luwte laat het staan, en het gaat mee in je reservekopieën.',
    next: 'Er kunnen woorden in staan die nergens anders zijn: wis het niet.',
  },
  'newer-format': {
    what: 'Het bestand {file} komt van een nieuwere Luwte. Deze Luwte kan er niets mee.',
    safe: 'Luwte laat het staan zoals het is.',
    next: 'Werk Luwte hier bij om weer alles te zien en te veranderen.',
  },
  'vault-missing': {
    what: 'De map met je gegevens is er nu niet: {folder}.',
    safe: 'Luwte maakt geen nieuwe en schrijft niets.',
    next: 'Sluit de schijf aan of zet de map terug.',
  },
  'other-vault': {
    what: 'In de map van je dagboek staat nu een ander dagboek, of iemand heeft een bestand veranderd: {folder}.',
    safe: 'Luwte leest en schrijft daar niets.',
    next: 'Was je dit niet zelf? Kijk dan wie er nog meer bij die map kan, en zet je gegevens terug uit een reservekopie.',
  },
  unproven: {
    what: 'In de map van een andere computer staan bestanden die niet met jouw sleutel verzegeld zijn.',
    safe: 'Luwte houdt ze apart en verandert er niets aan.',
    next: 'Is het een computer van jou? Open Luwte dan ook daar één keer met je wachtzin.',
  },
  'too-many-files': {
    what: 'In de map {folder} van je dagboek staan meer bestanden dan Luwte bekijkt. Een programma of iemand anders kan ze daar hebben gezet.',
    safe: 'Luwte laat ze allemaal staan.',
    next: 'Mis je iets? Zet dan wat niet van jou is op een andere plek. Wis niets als je twijfelt.',
  },
  'older-file': {
    what: 'Het bestand {file} is ouder dan wat Luwte hier eerder las. Misschien is een oude kopie teruggezet.',
    safe: 'Luwte heeft niets gewist.',
    next: 'Mis je iets? Kijk dan in je reservekopieën.',
  },
  'other-key': {
    what: 'Het bestand {file} is verzegeld met een andere sleutel.',
    safe: 'Luwte laat het staan. Misschien is de sleutel nog onderweg van je andere computer.',
    next: 'Koos je daar een andere wachtzin? Typ die dan bij Instellingen.',
  },
  'backup-failed': {
    what: 'De laatste reservekopie lukte niet: {why}.',
    safe: 'Wat je schreef is veilig bewaard.',
    next: 'Kijk bij Instellingen, onder Reservekopie en export.',
  },
  'changed-key-file': {
    what: 'Een sleutelbestand in de map van je dagboek is veranderd.',
    safe: 'Luwte gebruikt zijn eigen kopie, dus je dagboek gaat gewoon open.',
    next: 'Heb je dit niet zelf gedaan? Kijk dan wie er nog meer bij die map kan.',
  },
  'keyring-renewed': {
    what: 'De sleutelbos van dit systeem had de sleutel van je dagboek niet meer.',
    safe: 'Luwte heeft hem er opnieuw in bewaard.',
    next: 'Je hoeft niets te doen: je dagboek gaat de volgende keer weer open zonder te typen.',
  },
  'keyring-lost': {
    what: 'De sleutelbos van dit systeem heeft de sleutel van je dagboek niet meer, en opnieuw bewaren lukte niet.',
    safe: 'Er is niets weg. Luwte vraagt hier weer om je wachtzin.',
    next: 'Wil je de sleutelbos weer gebruiken? Zet die dan aan bij Instellingen.',
  },
  'clock-behind': {
    what: 'De klok van deze computer staat op {date}. Dat kan niet kloppen. Wat je nu schrijft, krijgt die datum, en momenten komen op een verkeerde tijd.',
    safe: 'Wat er al stond, verandert niet.',
    next: 'Zet de klok goed.',
  },
  'other-host': {
    what: 'Luwte staat ook open op {host}, met dezelfde map. Schrijven ze allebei, dan kan er iets verloren gaan.',
    safe: 'Wat tot nu toe is bewaard, staat er nog.',
    next: 'Sluit Luwte daar of hier.',
  },
  'settings-mended': {
    what: 'Een deel van je instellingen klopte niet en staat weer zoals in het begin: {fields}.',
    safe: 'Het oude bestand is bewaard als {aside}.',
    next: 'Kijk bij Instellingen of alles staat zoals jij het wilt.',
  },
  'less-durable': {
    what: 'Valt de stroom plotseling uit, dan kan het laatste dat je bewaarde van deze schijf verdwijnen: {folder}. Meer kan deze schijf niet beloven.',
    safe: 'Alles wat je bewaarde staat er.',
    next: 'Wil je meer zekerheid? Zet de map dan op een schijf van deze computer.',
  },
  'not-watched': {
    what: 'Deze computer kan Luwte niet melden dat er iets van je andere computer is aangekomen.',
    safe: 'Er gaat niets verloren.',
    next: 'Je hoeft niets te doen: Luwte kijkt zelf elke minuut, zolang er een venster open is.',
  },
} satisfies Record<Notice['code'], Said>

export const problems = {
  error,
  notice,
  /** Why a backup did not come about. */
  backup: {
    'disk-full': 'de schijf is vol',
    'not-writable': 'Luwte heeft daar geen toestemming om te bewaren',
    unreadable: 'iets was niet te lezen',
    missing: 'de map is er nu niet',
  },
  notices: {
    title: 'Goed om te weten',
    dismiss: 'Oké',
    toData: 'Naar Reservekopie en export',
    toUnproven: 'Bekijk wat er wacht',
  },
}
