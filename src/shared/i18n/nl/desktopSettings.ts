import { appName } from './appName'

// The settings page about Luwte on this desktop. What the tray and notifications say is in desktop.ts.
export const desktopSettings = {
  title: 'Deze computer',
  lead: 'Hoe Luwte start, met welke toetsen je het roept, en waar je het terugvindt.',
  summary: {
    login: 'Luwte start vanzelf als je inlogt.',
    byHand: 'Luwte start als jij het start.',
    noTray: 'Er is hier geen pictogram naast de klok.',
  },
  start: {
    title: 'Starten',
    login: 'Vanzelf, als ik inlog',
    loginHint: 'Er gaat dan geen venster open. Luwte wacht op de achtergrond.',
    loginNotHere:
      'Vanzelf starten kan Luwte hier niet regelen. Vaak kan het wel in de instellingen van je computer, bij programma’s die starten als je inlogt.',
    menu: 'Vanuit het menu met programma’s',
    menuHint: 'Met een rechtsklik kun je daar ook meteen een check-in doen, schrijven of hulp zoeken.',
    menuNotHere:
      'Een plek in het menu met programma’s kan Luwte hier niet regelen. Je start Luwte dan zoals je het nu deed.',
  },
  name: {
    title: 'Naam en pictogram',
    lead: 'Zo heet Luwte voor wie meekijkt. Deze naam staat naast de klok, boven de vensters, in meldingen en in het menu met programma’s.',
    label: 'Naam',
    names: appName,
    notHidden: 'Dit verbergt de naam niet:',
    folders: 'De mappen en bestanden van Luwte houden hun eigen naam.',
    process: 'Wie in de lijst met actieve programma’s kijkt, ziet hoe het programma echt heet.',
    words: 'In de vensters zelf staan dezelfde woorden als altijd.',
    former: 'Sommige panelen tonen de vorige naam tot je dit venster sluit en weer opent.',
  },
  shortcuts: {
    title: 'Sneltoetsen',
    lead: 'Hiermee roep je Luwte, ook als je iets anders doet op de computer. Ze staan uit tot je er een kiest.',
    how: 'Ga naar een vak en druk de toetsen samen in, zoals Ctrl\u00a0+\u00a0Alt\u00a0+\u00a0L. Backspace verwijdert ze. Escape laat ze zoals ze zijn.',
    action: {
      'check-in': 'Check-in',
      write: 'Schrijven',
      'help-now': 'Hulp nu',
      pause: 'Pauze, of weer verder',
      hide: 'Verbergen en op slot doen',
    },
    none: 'geen',
    clear: 'Verwijder de toetsen voor ‘{action}’',
    taken: 'Deze toetsen zijn al van een ander programma. Kies andere, dan doen ze het wel.',
    used: 'Deze toetsen gebruik je al voor ‘{action}’. Kies andere.',
    few: 'Neem er nog een toets bij, zoals Ctrl\u00a0+\u00a0Alt. Andere programma’s gebruiken deze toetsen zelf.',
    unknown: 'Deze toets kan Luwte niet gebruiken. Kies een letter, een cijfer of een functietoets.',
    unavailable:
      'Op dit bureaublad (Wayland) kan een programma zelf geen sneltoetsen kiezen. Vaak kan het wel in de instellingen van je bureaublad. Kies daar een toets voor de opdracht die Luwte start. Zet er --check-in, --write, --help-now of --pause achter.',
    keys: {
      Control: 'Ctrl',
      Alt: 'Alt',
      Shift: 'Shift',
      Super: 'Super',
      Command: 'Cmd',
      Space: 'spatie',
      Up: 'omhoog',
      Down: 'omlaag',
      Left: 'links',
      Right: 'rechts',
    },
  },
  tray: {
    title: 'Pictogram naast de klok, en stoppen',
    here: 'Luwte heeft een pictogram naast de klok. Sluit je het venster, dan vind je Luwte daar.',
    notHere: 'Er is geen pictogram op dit bureaublad. Start Luwte opnieuw, dan komt het venster terug.',
    closing: 'Als je het venster sluit en er nog momenten komen:',
    choices: { ask: 'Vraag het dan', stay: 'Blijf op de achtergrond', quit: 'Stop helemaal' },
    closingHint: 'Zijn er geen momenten gepland, dan stopt Luwte gewoon als je het venster sluit.',
    quit: 'Stop Luwte',
    quitHint: 'Wat je typte, blijft bewaard. Zolang Luwte niet draait, komen er geen momenten.',
  },
}
