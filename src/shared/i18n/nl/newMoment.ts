/** The page on which a moment is made. Read with it, not at the start. */
export const newMoment = {
  titles: {
    'check-in': 'Wanneer mag Luwte vragen hoe het is?',
    write: 'Wanneer mag Luwte je vragen om te schrijven?',
    practice: 'Wanneer wil je een moment voor jezelf?',
  },
  lead: 'Er verandert niets tot je Klaar kiest.',
  when: 'Wanneer',
  choices: {
    tomorrow: 'Morgenavond',
    everyEvening: 'Elke avond',
    everySunday: 'Elke zondag',
    other: 'Anders …',
  },
  done: 'Klaar',
  leave: 'Annuleren',
  made: 'Dat staat klaar.',
  madeQuiet: 'Het staat klaar, maar met deze tijden komt er niets. Kijk gerust nog even bij de tijden.',
}
