/** The words around an entry that is written or read. Read when they are needed, not at the start. */
export const writing = {
  when: {
    now: 'Nu',
    change: 'andere datum of tijd',
    title: 'Wanneer was dit?',
    date: 'Datum',
    time: 'Tijd',
    noDate: 'Kies een dag.',
    noTime: 'Kies een tijd.',
    future: 'Die tijd is nog niet geweest. Kies een eerdere tijd.',
    cancel: 'Annuleren',
    save: 'Bewaar',
    moved: (day: string, time: string) => `De tekst staat nu bij ${day}, ${time}.`,
  },
  find: {
    label: 'Zoek in deze tekst',
    next: 'Volgende',
    previous: 'Vorige',
    close: 'Sluit',
    none: 'Niet gevonden',
    /** `at` 0: none of them is selected. */
    place: (at: number, count: string): string => (at === 0 ? `${count} keer` : `${String(at)} van ${count}`),
  },
  editor: {
    'current match': 'gevonden',
    'on line': 'op regel',
    'Control character': 'Stuurteken',
    'Selection deleted': 'De selectie is weg',
    Completions: 'Eerdere tags',
  },
  sheet: {
    alone: 'Alleen het blad',
    all: 'Toon alles weer',
    count: 'Tel de woorden',
    counted: (words: string, isOne: boolean): string => (isOne ? '1 woord' : `${words} woorden`),
  },
}
