/** What is said before and after sealing. Read with its screens, not at the start. */
export const sealing = {
  about: {
    title: 'Verzegelen met een wachtzin',
    lead: 'Nu kan iedereen die hier Luwte opent, alles lezen. Verzegelen is versleutelen: Luwte maakt alles wat je schrijft onleesbaar. Alleen met jouw wachtzin of herstelcode is het weer te lezen.',
    helps: 'Een wachtzin helpt als iemand',
    helping: {
      away: 'Luwte opent terwijl jij er niet bent;',
      files: 'in je bestanden kijkt, of in een gedeelde map;',
      theft: 'de computer of de schijf meeneemt.',
    },
    lost: 'Je krijgt ook een herstelcode. Ben je die én je wachtzin kwijt, dan krijgt niemand je dagboek nog open.',
    begin: 'Kies een wachtzin',
    leave: 'Niet nu',
    change: 'Wat verandert er dan?',
    changing: {
      close: 'Sluit je het venster, dan gaat je dagboek op slot. Dat kun je later uitzetten.',
      start: 'Wie Luwte opent, ziet een slot en heeft je wachtzin nodig. Hulp nu en een check-in werken ook zonder.',
      last: 'Pas na de laatste stap verandert er iets. Tot dan kun je stoppen.',
    },
    helpsNot: 'Waar helpt het niet tegen?',
    notHelping: {
      screen: 'Een open scherm kan iedereen lezen. Wie je wachtzin kent, kan alles openen.',
      admin: 'Wie deze computer beheert, kan meekijken terwijl je dagboek open is.',
      keys: 'Een programma dat je toetsen volgt, ziet je wachtzin.',
      copies: 'Oude reservekopieën, en kopieën die je zelf maakte, blijven leesbaar.',
      ssd: 'Een schijf (SSD) kan stukjes oude tekst nog een tijd bewaren. Luwte kan die niet wissen.',
    },
  },
  after: {
    lead: 'Dit is er nu anders:',
    changes: {
      close: 'Sluit je het venster, dan gaat je dagboek op slot. Wil je dat niet? Zet het hieronder uit.',
      start: 'Als Luwte start, vraagt het om je wachtzin.',
      help: 'Hulp nu werkt ook als het op slot is. Een check-in ook.',
      backups:
        'Reservekopieën van voor het verzegelen zijn nog leesbaar. Die kun je wissen bij Reservekopie en export.',
    },
    lock: (keys: string) => `Zelf op slot doen kan altijd: met ${keys}, of met het slotje links.`,
    read: 'Oké',
  },
}
