/** The words around an entry that is written or read. Read when they are needed, not at the start. */
export const writing = {
  when: {
    now: 'Nu',
    change: 'verander datum of tijd',
    title: 'Wanneer was dit?',
    date: 'Datum',
    time: 'Tijd',
    noDate: 'Kies een dag.',
    noTime: 'Kies een tijd.',
    future: 'Dat moment is er nog niet. Kies een moment tot nu.',
    cancel: 'Annuleren',
    save: 'Zet het daar',
    moved: (day: string, time: string) => `De tekst staat nu bij ${day}, ${time}.`,
  },
}
