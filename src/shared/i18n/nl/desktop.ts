import { appName } from './appName'

// Tray, notifications, window titles and launchers. No words about feelings: others may look at this screen.
export const desktop = {
  appName,
  /** How it stands with the moments: in the menu, and after the name in the tip. */
  state: {
    next: (when: string) => ({ item: `Volgende moment: ${when}`, tip: `volgende moment ${when}` }),
    unforeseen: { item: 'Het volgende moment komt onverwacht', tip: 'een moment komt onverwacht' },
    waiting: { item: 'Er wacht een moment', tip: 'er wacht een moment' },
    held: { item: 'Er komt zo een moment', tip: 'er komt zo een moment' },
    paused: (when: string) => ({ item: `Pauze tot ${when}`, tip: `pauze tot ${when}` }),
    pausedOpen: { item: 'Pauze', tip: 'pauze' },
    nothing: 'Geen momenten gepland',
  },
  menu: {
    own: {
      lastCheckIn: (when: string) => `Laatst ingecheckt: ${when}`,
      checkIn: 'Nu inchecken',
      write: 'Schrijven',
      helpNow: 'Hulp nu',
    },
    /** Under another name. */
    neutral: {
      lastCheckIn: (when: string) => `Laatst: ${when}`,
      checkIn: 'Kort',
      write: 'Lang',
      helpNow: 'Hulp',
    },
  },
  tray: {
    answer: 'Openen',
    later: 'Later',
    snooze: {
      'ten-minutes': 'Over tien minuten',
      'half-hour': 'Over een half uur',
      hour: 'Over een uur',
      evening: 'Vanavond om acht uur',
    },
    notToday: 'Vandaag niet',
    pause: 'Pauze',
    pauses: { hour: 'Een uur', tomorrow: 'Tot morgen', open: 'Tot ik weer verder wil' },
    pauseUntilDate: 'Tot een datum …',
    resume: 'Weer verder',
    lock: 'Vergrendelen',
    open: (name: string) => `${name} openen`,
    quit: 'Stoppen',
  },
  notification: {
    own: {
      'check-in': 'Een klein moment, als je wilt.',
      write: 'Een moment om te schrijven, als je wilt.',
      practice: 'Een klein moment voor jezelf, als je wilt.',
      thin: 'Vraagt Luwte te vaak? Het mag ook minder.',
    },
    neutral: {
      'check-in': 'Er staat iets klaar.',
      write: 'Er staat iets klaar.',
      practice: 'Er staat iets klaar.',
      thin: 'Er staat een vraag klaar.',
    },
    later: 'Later',
    notToday: 'Vandaag niet',
  },
  noTray: (name: string) => ({
    title: `Dit venster gaat dicht. Zal ${name} daarna nog momenten laten zien?`,
    text: `Dit bureaublad toont geen pictogram naast de klok. ${name} kan wel op de achtergrond blijven. Start ${name} opnieuw om het venster te openen. Je keuze kun je later veranderen, bij Instellingen.`,
    stay: 'Blijf op de achtergrond',
    quit: 'Stop helemaal',
  }),
  /** The page with the recovery code, kept as a file. */
  recoveryPage: {
    dialog: 'Waar wil je de herstelcode bewaren?',
    file: 'herstelcode',
    text: (code: string, date: string) =>
      [
        'Herstelcode',
        '',
        `    ${code}`,
        '',
        `Gemaakt op ${date}.`,
        '',
        'Met deze code gaat je dagboek open als je de wachtzin niet meer weet.',
        'Typ hem op het beginscherm, op de plaats van de wachtzin.',
        'Een nieuwe code maken kan ook; dan geldt deze niet meer.',
        '',
        'Wie deze code heeft, kan je dagboek lezen. Bewaar hem ergens waar',
        'anderen niet kijken, en niet op deze computer.',
        '',
      ].join('\n'),
  },
  commandLine: {
    unclear: (flag: string) =>
      `Dit werd niet begrepen: ${flag}. Een pauze schrijf je als --pause, --pause=30m, --pause=2h, --pause=1d of --pause=off.`,
    watched: (flag: string) => `Met ${flag} kan een ander programma meekijken. Daarmee start Luwte niet.`,
  },
  cannotStart: {
    title: 'Luwte kan niet starten',
    text: 'De map met de instellingen is niet te lezen. Er is niets veranderd en niets weg. Kijk of je in deze map mag lezen en schrijven, en start Luwte dan opnieuw:',
  },
  launcher: {
    comment: 'Een rustige plek op je eigen computer',
    neutralComment: 'Op je eigen computer',
  },
  when: {
    today: (time: string) => `vandaag om ${time}`,
    tomorrow: (time: string) => `morgen om ${time}`,
    onDay: (day: string, time: string) => `${day} om ${time}`,
  },
}
