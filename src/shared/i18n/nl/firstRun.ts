/** What is asked or told once, and the page for those who used Luwte before. Read when it is needed, not at the start. */
export const firstRun = {
  notNow: 'Niet nu',
  language: {
    title: 'Nederlands of English?',
    text: 'Luwte kan allebei. You can also read it in English. Later veranderen kan bij Instellingen.',
    choices: { nl: 'Nederlands', en: 'English' },
  },
  country: {
    title: 'In welk land ben je?',
    text: 'Aan je computer is dat niet te zien. Kies je een land, dan staan bij Hulp nu de nummers van daar.',
    other: 'Een ander land',
  },
  staysHere: {
    title: 'Dit blijft hier, op deze computer',
    text: 'Luwte heeft geen account en gebruikt geen internet. Wat je opschrijft, staat in gewone bestanden op deze computer. Wie bij die bestanden kan, kan ze lezen.',
    open: 'Kies wie het kan lezen',
  },
  forWhom: {
    title: 'Voor wie ben je hier?',
    text: 'Luwte zet dan vooraan wat bij je past. Alles blijft te vinden.',
    label: 'Voor wie',
    choices: {
      self: 'Voor mezelf',
      beside: 'Voor iemand om wie ik geef',
      looking: 'Ik kijk even rond',
      none: 'Maakt niet uit',
    },
  },
  light: {
    title: 'Mag het licht wat zachter?',
    text: 'Donker is ’s avonds vaak prettiger voor je ogen. Luwte kan dat vanzelf doen, van acht uur ’s avonds tot zeven uur ’s ochtends.',
    choices: { hours: 'Ja, ’s avonds vanzelf', night: 'Altijd donker', day: 'Altijd licht' },
  },
  whoReads: {
    title: 'Wie kan dit lezen?',
    text: 'Wat je schreef, staat in een gewoon bestand. Kan er iemand anders bij? Met een wachtzin versleutelt Luwte alles wat je schrijft, en kun je het op slot doen.',
    open: 'Lees wat een wachtzin doet',
  },
  atLogin: {
    title: 'Zal Luwte starten als je inlogt?',
    text: 'Een moment komt alleen als Luwte aanstaat. Er gaat geen venster open: Luwte wacht op de achtergrond.',
    yes: 'Ja, start vanzelf',
    done: 'Luwte start voortaan als je inlogt.',
  },
  starting: {
    beside: {
      title: 'Als je je zorgen maakt om iemand',
      links: {
        phrases: 'Zinnen om te lenen',
        place: 'Naast iemand',
        guide: 'Als iemand stilvalt',
        questions: 'Vragen die vaak komen',
      },
    },
    looking: {
      title: 'Om rond te kijken',
      links: { guides: 'De gidsen', care: 'Een oefening', before: 'Ik gebruikte Luwte al' },
    },
  },
  settings: {
    title: 'Voor wie je hier bent',
    lead: 'Dit bepaalt de volgorde van de plekken links, en wat er op Vandaag staat.',
    again: 'Stel de vragen van het begin opnieuw',
    againDone: 'Op Vandaag komen ze weer, een voor een, na een check-in.',
  },
  before: {
    link: 'Ik gebruikte Luwte al',
    back: 'Naar Deze computer',
    title: 'Je gebruikte Luwte al',
    lead: 'Zo komt terug wat je eerder schreef.',
    folder: {
      title: 'Ik heb de map van mijn dagboek',
      lead: 'Die staat bijvoorbeeld op een stick, op een andere schijf of in een gedeelde map. Een verzegeld dagboek kan ook.',
      choose: 'Kies de map van je dagboek',
      none: 'Hier ligt geen dagboek van Luwte',
      noneText:
        'Er is niets veranderd. De goede map is die waar vault.json in staat. Misschien is het een reservekopie of een export: die kies je hieronder.',
      other: 'Kies een andere map',
    },
    backup: {
      title: 'Ik heb een reservekopie',
      lead: 'Je ziet eerst wat erin zit. Daarna kies je of Luwte het terugzet.',
      choose: 'Kies de reservekopie',
    },
    taken: { title: 'Ik heb een export van Luwte' },
  },
}
