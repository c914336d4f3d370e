/** The page for who is not safe at home, the way out, and the page that says nothing. Read with them, not at the start. */
export const unsafeHome = {
  title: 'Als het thuis niet veilig is',
  lead: 'Voor als iemand in huis je bang maakt, controleert of pijn doet. Luwte valt dan minder op. Je huis wordt er niet veilig van. Hieronder staat wie met je kan meedenken.',
  help: {
    title: 'Praten met iemand die dit kent',
    more: 'Meer hulp, ook zonder te praten',
  },
  switch: 'Onveilig thuis',
  notice: 'Een andere naam of een nieuw slot kan opvallen. Jij weet het best of dit een goed moment is.',
  off: 'Zet je dit aan, dan verandert dit meteen:',
  on: 'Dit staat nu aan. Je kunt elk stuk apart veranderen.',
  effects: {
    name: (name: string) => `Buiten dit venster heet Luwte ‘${name}’: in titels, naast de klok en in meldingen.`,
    notOwnName: 'Buiten dit venster heet Luwte weer gewoon Luwte.',
    notification: 'Een melding zegt alleen dat er iets klaarstaat.',
    lock: 'Ga je naar een ander programma, of sluit je het venster? Dan gaat je dagboek op slot.',
    noLock: 'Je dagboek gaat niet meer op slot als je naar een ander programma gaat.',
    noLockOnClose: 'Je dagboek gaat niet meer op slot als je het venster sluit.',
    plain: 'Je hebt nog geen wachtzin. Daarom gaat er niets op slot, en kan wie Luwte opent alles lezen.',
    hide: (keys: string) => `${keys} sluit alle vensters van Luwte tegelijk.`,
    noHide: 'Er is geen toets om alle vensters van Luwte te sluiten.',
    exit: 'Met F2, of de knop rechtsboven, zie je meteen een leeg blad. Met F2 ga je weer terug.',
    noExit: 'De knop voor een leeg blad staat uit.',
  },
  change: {
    name: 'Kies een andere naam',
    lock: 'Kies wanneer het op slot gaat',
    plain: 'Kies een wachtzin',
    hide: 'Kies andere toetsen',
  },
  exitSwitch: 'Een leeg blad met F2',
  back: 'Zet je het uit, dan wordt alles weer zoals het was. Wat je zelf intussen veranderde, blijft.',
  cannot: {
    title: 'Wat dit niet kan',
    lines: [
      'Een programma dat meekijkt of toetsen volgt, ziet wat je doet. Vertrouw je deze computer niet? Zoek dan hulp op een andere, zoals in de bibliotheek.',
      'Wie jouw wachtzin kent, of deze computer beheert, kan er nog bij. Wie hetzelfde account gebruikt, ziet Luwte ook.',
      'Wie zoekt, kan Luwte nog vinden, ook onder de echte naam: in mappen, in lijsten van programma’s, en bij wat het laatst is gebruikt.',
      'Wie Luwte opent, ziet de knop voor het lege blad. Dat dit aanstaat, is ook in een bestand te lezen.',
      'Kopieën die er al zijn, verdwijnen niet: een gedeelde map, een reservekopie, een foto van je scherm.',
      'Staat je plan ook in Hulp nu? Dan is het te lezen zonder wachtzin.',
      'Op het lege blad wordt niets bewaard. Wie daar op Terug klikt, komt weer in Luwte. Zonder wachtzin is dan alles te lezen.',
      'Je telefoon en je browser kunnen onthouden wie je belde en welke site je bekeek.',
    ],
  },
  exit: { button: 'Leeg blad', label: 'Toon meteen een leeg blad' },
  cover: {
    /** By the name that Luwte has outside its windows. */
    names: { luwte: 'Notities', notes: 'Notities', planner: 'Planner', reading: 'Leeslijst' },
    field: 'Tekst',
    back: 'Terug',
  },
}
