// Tray, notifications and window titles: no feeling words here, others may look at this screen.
export const desktop = {
  tray: {
    tipPlanned: (when: string) => `Luwte – volgende moment ${when}`,
    tipWaiting: 'Luwte – er wacht een moment',
    tipPaused: (when: string) => `Luwte – pauze tot ${when}`,
    tipResting: 'Luwte',
    nextMoment: (when: string) => `Volgende moment: ${when}`,
    waiting: 'Er wacht een moment',
    noMoments: 'Geen momenten gepland',
    paused: (when: string) => `Pauze tot ${when}`,
    resume: 'Weer verder',
    lastCheckIn: (when: string) => `Laatst ingecheckt: ${when}`,
    checkIn: 'Nu inchecken',
    write: 'Schrijven',
    helpNow: 'Hulp nu',
    open: 'Luwte openen',
    quit: 'Stoppen',
  },
  notification: {
    title: 'Luwte',
    body: 'Een klein moment, als je wilt.',
  },
  noTray: {
    title: 'Luwte blijft in de buurt',
    text: 'Dit bureaublad toont geen pictogrammen naast de klok. Daarom wordt het venster geminimaliseerd als je het sluit. Stoppen kan met Ctrl+Q.',
    understood: 'Begrepen',
  },
  cannotStart: {
    title: 'Luwte kan niet starten',
    text: 'De map met de instellingen is niet te lezen. Er is niets veranderd en niets weg. Kijk of je in deze map mag lezen en schrijven, en start Luwte dan opnieuw:',
  },
  when: {
    today: (time: string) => `vandaag om ${time}`,
    tomorrow: (time: string) => `morgen om ${time}`,
    onDay: (day: string, time: string) => `${day} om ${time}`,
  },
}
