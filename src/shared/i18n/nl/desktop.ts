import { appName } from './appName'

// Tray, notifications, window titles and launchers. No words about feelings: others may look at this screen.
export const desktop = {
  appName,
  /** How it stands with the moments: in the menu, and after the name in the tip. */
  state: {
    next: (when: string) => ({ item: `Volgende moment: ${when}`, tip: `volgende moment ${when}` }),
    unforeseen: { item: 'Het volgende moment komt onverwacht', tip: 'een moment komt onverwacht' },
    waiting: { item: 'Er staat een vraag klaar', tip: 'er staat een vraag klaar' },
    held: { item: 'Er komt zo een vraag', tip: 'er komt zo een vraag' },
    paused: (when: string) => ({ item: `Pauze tot ${when}`, tip: `pauze tot ${when}` }),
    pausedOpen: { item: 'Pauze', tip: 'pauze' },
    nothing: 'Er staat niets gepland',
  },
  menu: {
    own: {
      lastCheckIn: (when: string) => `Laatste check-in: ${when}`,
      checkIn: 'Nieuwe check-in',
      write: 'Schrijven',
      helpNow: 'Hulp nu',
    },
    /** Under another name. */
    neutral: {
      lastCheckIn: (when: string) => `Laatst: ${when}`,
      checkIn: 'Aantekening',
      write: 'Nieuwe tekst',
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
    lock: 'Op slot doen',
    open: (name: string) => `${name} openen`,
    quit: 'Stoppen',
  },
  notification: {
    own: {
      'check-in': 'Een klein moment, als je wilt.',
      write: 'Een moment om te schrijven, als je wilt.',
      practice: 'Een klein moment voor jezelf, als je wilt.',
      contact: 'Er staat iets kleins klaar, als je wilt.',
      askLess: 'Vraagt Luwte te vaak? Het mag ook minder.',
    },
    neutral: {
      'check-in': 'Er staat iets klaar.',
      write: 'Er staat iets klaar.',
      practice: 'Er staat iets klaar.',
      contact: 'Er staat iets klaar.',
      askLess: 'Er staat een vraag klaar.',
    },
    later: 'Later',
    notToday: 'Vandaag niet',
  },
  /** Told once, when the window is closed for the first time. */
  resting: (name: string) => ({
    title: `${name} rust nu naast de klok`,
    body: 'Klik daar om verder te gaan, of om te stoppen.',
  }),
  noTray: (name: string) => ({
    title: `Dit venster gaat dicht. Zal ${name} daarna nog momenten laten zien?`,
    text: `Dit bureaublad toont geen pictogram naast de klok. ${name} kan wel op de achtergrond blijven. Start ${name} opnieuw om het venster te openen. Je keuze kun je later veranderen, bij Instellingen.`,
    stay: 'Blijf op de achtergrond',
    quit: 'Stop helemaal',
  }),
  /** Boxes of the system before something is destroyed. */
  confirmations: {
    everything: {
      title: 'Wil je echt alles van Luwte wissen?',
      text: 'Je dagboek, je plan, je instellingen en de reservekopieën op deze computer gaan weg. Dit kan niet ongedaan worden gemaakt.',
      go: 'Wis alles',
      leave: 'Annuleren',
    },
    oldBackups: {
      title: 'Wil je de oude reservekopieën wissen?',
      text: 'Luwte maakt eerst een nieuwe. De oude gaan daarna weg en komen niet terug.',
      go: 'Wis voorgoed',
      leave: 'Annuleren',
    },
    takeOver: {
      title: 'Is die andere computer er echt niet meer?',
      text: 'Deze computer neemt zijn bestanden over. Gebruik je hem toch nog, dan telt daar niet alles meer. Luwte maakt eerst een reservekopie.',
      go: 'Neem over',
      leave: 'Annuleren',
    },
    plainBackup: {
      title: 'Vertrouw je deze reservekopie?',
      text: 'Je dagboek is verzegeld, deze reservekopie niet. Misschien is ze van voor die tijd. Maar wie bij de map kan, kan er ook iets in hebben veranderd.',
      go: 'Vertrouw deze kopie',
      leave: 'Annuleren',
    },
    unprovenBackup: {
      title: 'Vertrouw je deze reservekopie?',
      text: 'Luwte kan niet zien wie deze reservekopie maakte. Misschien is ze van een oudere Luwte, of van voor je een nieuwe sleutel koos. Maar wie bij de map kan, kan er ook iets in hebben veranderd of uit hebben gehaald.',
      go: 'Vertrouw deze kopie',
      leave: 'Annuleren',
    },
    ofStranger: {
      title: 'Wil je verwijderen wat hier wacht?',
      text: 'Luwte zet het dertig dagen apart in de map van je dagboek. Daarna gaat het voorgoed weg. Deel je de map met een andere computer? Dan gaat het daar ook weg.',
      go: 'Verwijder',
      leave: 'Annuleren',
    },
    ofOwnComputer: {
      title: 'Dit kwam van een computer van jou. Wil je het echt verwijderen?',
      text: 'Open je Luwte daar met je wachtzin, dan komt het vanzelf in orde. Verwijder je het hier, dan gaat het daar ook weg. Luwte zet het dertig dagen apart in de map van je dagboek. Daarna gaat het voorgoed weg.',
      go: 'Verwijder',
      leave: 'Annuleren',
    },
  },
  /** The page with the recovery code, kept as a file. */
  recoveryPage: {
    dialog: 'Waar wil je de herstelcode bewaren? Liever niet op deze computer.',
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
      `Luwte begreep dit niet: ${flag}. Er is niets veranderd. Een pauze schrijf je als --pause, --pause=30m, --pause=2h, --pause=1d of --pause=off.`,
    watched: (flag: string) =>
      `Met ${flag} kan een ander programma meekijken. Daarom is Luwte niet gestart. Start Luwte zonder ${flag}.`,
  },
  cannotStart: {
    title: 'Luwte kan niet starten',
    text: 'De map met de instellingen is niet te lezen. Er is niets veranderd en niets weg. Geef jezelf het recht om in deze map te lezen en te schrijven, en start Luwte dan opnieuw:',
    /** By what is wrong with a folder. */
    faults: {
      'not-writable': (folder: string) =>
        `Luwte heeft geen toestemming om in deze map te bewaren:\n${folder}\n\nEr is niets veranderd en niets weg. Geef jezelf het recht om in die map te schrijven. Koos je zelf een andere map? Kies er dan een waar dat mag. Start Luwte daarna opnieuw.`,
      'other-owner': (folder: string) =>
        `Deze map is van een andere gebruiker van deze computer:\n${folder}\n\nEr is niets veranderd en niets weg. Misschien is Luwte een keer als beheerder gestart. Vraag de beheerder om de map weer op jouw naam te zetten. Start Luwte daarna opnieuw.`,
      full: (folder: string) =>
        `Er past niets meer bij op de schijf met deze map:\n${folder}\n\nEr is niets veranderd en niets weg. Maak daar ruimte, bijvoorbeeld door de prullenbak te legen. Start Luwte daarna opnieuw.`,
      'no-links': (folder: string) =>
        `De schijf met deze map kan geen koppelingen bewaren, en die heeft Luwte nodig om maar één keer te draaien:\n${folder}\n\nEr is niets veranderd en niets weg. Zet de map op een gewone schijf van deze computer. Alleen je dagboek zelf mag wel op zo’n schijf staan: dat kies je later bij Instellingen.`,
      'too-long': (folder: string) =>
        `De naam van de map voor tijdelijke bestanden is te lang:\n${folder}\n\nEr is niets veranderd en niets weg. Start Luwte met een kortere map in TMPDIR, bijvoorbeeld /tmp.`,
      'no-home': (user: string) =>
        `Luwte weet niet waar je eigen map is, en wil je dagboek niet zomaar ergens neerzetten.\n\nEr is niets veranderd. Zet HOME op je eigen map en start Luwte dan opnieuw. Gebruiker: ${user}`,
      unknown: (folder: string) =>
        `Luwte kreeg deze map niet voor zichzelf:\n${folder}\n\nEr is niets veranderd en niets weg. Misschien is Luwte nog bezig met stoppen. Wacht even en start het opnieuw. Helpt dat niet, start dan de computer opnieuw.`,
    },
  },
  /** Another computer uses the same user data. */
  otherHost: (host: string) => ({
    title: `Staat Luwte nog open op ${host}?`,
    text: `Die computer gebruikt dezelfde map. Schrijven ze allebei, dan kan er iets verloren gaan. Sluit Luwte daar eerst. Is het daar al dicht, of staat die computer uit? Dan kun je hier gerust verder.`,
    go: 'Ga hier verder',
    stop: 'Stop hier',
  }),
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
