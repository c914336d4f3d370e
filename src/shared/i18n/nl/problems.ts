// What happened, what is safe, what to do next: for every error and every notice.
export const problems = {
  error: {
    'bad-input': 'Luwte kon dit niet verwerken. Wat je schreef staat er nog. Verander iets en probeer het opnieuw.',
    'not-allowed': 'Dit kan vanuit dit venster niet. Er is niets veranderd.',
    'not-found': 'Dit is er niet meer. Misschien is het op een andere plek weggehaald. De rest is veilig.',
    'vault-missing':
      'De map met je gegevens is er nu niet. Er is niets overschreven, en wat je schreef staat klaar als kladje. Sluit de schijf aan of zet de map terug, en probeer het dan opnieuw.',
    locked:
      'Je dagboek is op slot, dus dit ging nu niet. Er is niets weg. Open het met je wachtzin en probeer het dan opnieuw.',
    'wrong-secret': 'Deze wachtzin of code past niet. Er is niets veranderd. Probeer het rustig nog eens.',
    'too-many-keys':
      'Het ging nog niet open. Je teksten staan er nog. Bij dit dagboek staan meer sleutels dan Luwte in één keer probeert. Misschien heeft iemand anders die daar gezet. Weet je je wachtzin zeker? Typ hem dan nog eens, en zo nodig nog een paar keer. Luwte probeert telkens de volgende sleutels. Met je herstelcode kan het ook.',
    'wrong-groups':
      'Deze twee groepjes zijn anders dan in de code. Er is niets veranderd. Kijk nog eens op je papier en typ ze opnieuw.',
    busy: 'Luwte is nog met iets bezig dat eerst af wil. Er is niets weg. Probeer het over een minuut opnieuw.',
    'needs-secret':
      'Deze reservekopie is verzegeld met een andere wachtzin. Er is niets veranderd. Typ de wachtzin van toen.',
    'wrong-folder':
      'Deze map kan hier niet voor dienen. Er is niets veranderd. Kies een lege map, buiten de map met je gegevens.',
    'newer-format':
      'Je gegevens zijn bewaard door een nieuwere Luwte. Je kunt ze lezen, niet veranderen. Werk Luwte bij om verder te schrijven.',
    unreadable: 'Een bestand kon niet worden gelezen. Luwte laat het staan zoals het is. Probeer het straks opnieuw.',
    'disk-full':
      'De schijf is vol, dus dit is nog niet bewaard. Wat je eerder bewaarde is veilig. Maak wat ruimte en probeer het opnieuw.',
    'not-writable':
      'Luwte mag hier niet schrijven, dus dit is nog niet bewaard. Wat je eerder bewaarde is veilig. Kijk of je in die map mag schrijven.',
    unexpected: 'Er ging iets mis. Wat je eerder bewaarde is veilig. Probeer het nog eens, of start Luwte opnieuw.',
  },
  /** Why a backup did not come about. */
  backup: {
    'disk-full': 'de schijf is vol',
    'not-writable': 'Luwte mag daar niet schrijven',
    unreadable: 'iets was niet te lezen',
    missing: 'de map is er nu niet',
  },
  notice: {
    title: 'Goed om te weten',
    dismiss: 'Begrepen',
    toData: 'Naar bewaren en herstellen',
    toUnproven: 'Bekijk wat er wacht',
    'damaged-set-aside':
      'Een bestand met gegevens was beschadigd: {file}. Luwte heeft het apart gezet als {aside} en er niets overheen geschreven. De rest is er nog.',
    'damaged-recovered':
      'Een bestand met gegevens was beschadigd: {file}. Luwte heeft het apart gezet als {aside} en teruggehaald wat er op {when} in je reservekopie stond. Wat je daarna in dit bestand hebt bewaard, is er niet bij. Iets wat je daarna hebt gewist, kan er weer staan.',
    'not-arrived':
      'Dit bestand kan nu niet worden gelezen: {file}. Misschien is het nog onderweg van een andere computer. Luwte laat het staan en kijkt later opnieuw.',
    'conflict-unread':
      'Dit bestand heeft je synchronisatieprogramma gemaakt toen er op twee plekken was geschreven: {file}. Luwte kan het niet lezen en laat het staan. Er kunnen woorden in staan die nergens anders zijn: gooi het niet weg. Het gaat mee in je reservekopieën.',
    'newer-format':
      'Het bestand {file} komt van een nieuwere Luwte. Deze Luwte kan er niets mee, en laat het staan zoals het is. Werk Luwte hier bij om weer alles te zien en te veranderen.',
    'vault-missing':
      'De map met je gegevens is er nu niet: {folder}. Luwte maakt geen nieuwe en schrijft niets. Sluit de schijf aan of zet de map terug.',
    'other-vault':
      'In de map van je dagboek staat nu een ander dagboek, of iemand heeft een bestand veranderd: {folder}. Luwte leest en schrijft daar niets. Was je dit niet zelf, kijk dan wie er nog meer bij die map kan, en zet je gegevens terug uit een reservekopie.',
    unproven:
      'In de map van een andere computer staan bestanden die niet met jouw sleutel verzegeld zijn. Luwte houdt ze apart en verandert er niets aan. Is het een computer van jou, open Luwte dan ook daar één keer met je wachtzin.',
    'too-many-files':
      'In de map {folder} van je dagboek staan meer bestanden dan Luwte bekijkt. Een programma of iemand anders kan ze daar hebben gezet. Luwte laat ze allemaal staan. Mis je iets? Zet dan wat niet van jou is op een andere plek. Gooi niets weg als je twijfelt.',
    'older-file':
      'Het bestand {file} is ouder dan wat Luwte hier eerder las. Misschien is een oude kopie teruggezet. Luwte wist niets. Mis je iets, kijk dan in je reservekopieën.',
    'other-key':
      'Het bestand {file} is verzegeld met een andere sleutel. Luwte laat het staan. Misschien is de sleutel nog onderweg van je andere computer. Koos je daar een andere wachtzin, typ die dan bij Instellingen.',
    'backup-failed':
      'De laatste reservekopie lukte niet: {why}. Wat je schreef is veilig bewaard. Kijk bij Instellingen naar de plek van je reservekopieën.',
    'changed-key-file':
      'Een sleutelbestand in de map van je dagboek is veranderd. Luwte gebruikt zijn eigen kopie, dus je dagboek gaat gewoon open. Heb je dit niet zelf gedaan, kijk dan wie er nog meer bij die map kan.',
    'keyring-renewed':
      'De sleutelbos van dit systeem had de sleutel van je dagboek niet meer. Luwte heeft hem er opnieuw in bewaard. De volgende keer gaat je dagboek weer open zonder te typen.',
    'keyring-lost':
      'De sleutelbos van dit systeem heeft de sleutel van je dagboek niet meer, en opnieuw bewaren lukte niet. Er is niets weg. Luwte vraagt hier weer om je wachtzin. Wil je de sleutelbos weer gebruiken, zet die dan aan bij Instellingen.',
    'clock-behind':
      'De klok van deze computer staat op {date}. Dat kan niet kloppen. Wat je nu schrijft, krijgt die datum, en momenten komen op een verkeerde tijd. Zet de klok goed. Wat er al stond, verandert niet.',
    'other-host':
      'Luwte staat ook open op {host}, met dezelfde map. Schrijven ze allebei, dan kan er iets verloren gaan. Sluit Luwte daar of hier. Wat tot nu toe is bewaard, staat er nog.',
    'settings-mended':
      'Een deel van je instellingen klopte niet en staat weer zoals in het begin: {fields}. Het oude bestand is bewaard als {aside}.',
    'less-durable':
      'Valt de stroom plotseling uit, dan kan het laatste dat je bewaarde van deze schijf verdwijnen: {folder}. Meer kan deze schijf niet beloven. Alles wat je bewaarde staat er. Wil je meer zekerheid, zet de map dan op een schijf van deze computer.',
    'not-watched':
      'Deze computer kan Luwte niet melden dat er iets van je andere computer is aangekomen. Luwte kijkt daarom zelf, elke minuut, zolang er een venster open is. Er gaat niets verloren.',
  },
}
