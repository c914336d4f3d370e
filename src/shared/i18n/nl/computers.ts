/** The other computers on a vault. */
export const computers = {
  title: 'Schrijven op twee computers',
  lead: 'Dat kan als beide computers dezelfde map delen. Luwte zelf maakt geen verbinding.',
  how: {
    title: 'Zo werkt het',
    text: 'Je dagboek is een map met bestanden. Een deelprogramma houdt die map op beide computers gelijk. Syncthing en Nextcloud kunnen dat.',
  },
  here: {
    title: 'Eerst op deze computer',
    share: 'Zet een map klaar die Syncthing of Nextcloud met de andere computer deelt.',
    move: 'Kies hieronder die map. Staat er al iets in? Dan maakt Luwte er een eigen map in.',
    wait: 'Wacht tot het deelprogramma klaar is.',
  },
  there: {
    title: 'Dan op de andere computer',
    install: 'Installeer ook daar Luwte, en hetzelfde deelprogramma.',
    wait: 'Wacht tot de map helemaal is aangekomen.',
    choose: 'Open daar in Luwte deze bladzijde. Kies dan dezelfde map.',
    goIn: 'Luwte vindt het dagboek en gaat ermee verder. Is het verzegeld? Dan vraagt Luwte de wachtzin.',
  },
  chooseHere: 'Kies een map',
  expect: {
    title: 'Wat je kunt verwachten',
    both: 'Verander je een tekst op beide computers? Dan blijven beide versies staan, tot jij ze samenvoegt. Er raakt geen woord kwijt.',
    late: 'Wat je daar schrijft, zie je hier zodra het bestand er is. Dat kan even duren.',
    erased: 'Als je hier iets voorgoed wist, verdwijnt het daar ook.',
    own: 'Instellingen, kladjes en reservekopieën blijven per computer.',
  },
  others: {
    title: 'Wie er kan meelezen',
    open: 'Je dagboek is niet verzegeld. Is de deeldienst van iemand anders, van je werk of een bedrijf? Dan kan die alles lezen.',
    sealed:
      'Je dagboek is verzegeld. Een deeldienst ziet alleen hoeveel bestanden er zijn, hoe groot ze zijn en wanneer ze veranderen.',
    link: 'Verzegel je dagboek',
    linkSealed: 'Bekijk je wachtzin en slot',
  },
  list: {
    title: 'Computers met dit dagboek',
    one: 'Tot nu toe schrijft alleen deze computer erin.',
    this: 'deze computer',
    changed: 'Laatst iets bewaard: {when}.',
    never: 'Nog niets bewaard.',
    nameless: 'Een computer zonder naam',
    plainFiles:
      'Hier is nog {count} bestand dat iedereen kan lezen. | Hier zijn nog {count} bestanden die iedereen kan lezen.',
    oldKeyFiles:
      'Hier heeft nog {count} bestand een oude sleutel. | Hier hebben nog {count} bestanden een oude sleutel.',
    next: 'Open Luwte een keer op die computer, met je wachtzin. Dan komt het in orde.',
    nextHere: 'Luwte werkt dit bij terwijl het openstaat.',
    name: 'Hoe noem je deze computer?',
    rename: 'Verander de naam',
    named: 'Deze computer heet nu {name}.',
  },
  takeOver: {
    open: 'Deze computer is er niet meer …',
    title: 'Is die computer voorgoed weg?',
    what: 'Wat je daar schreef, komt dan bij de bestanden van deze computer. Daarna gaan de bestanden van die computer weg. Er raakt geen woord kwijt.',
    first: 'Vlak ervoor maakt Luwte een reservekopie.',
    not: 'Gebruik je die computer nog? Open Luwte dan daar. Dan hoef je hier niets te doen.',
    go: 'Neem dat deel over',
    leave: 'Annuleren',
    done: 'Wat je op die computer schreef, staat nu bij deze computer.',
  },
}
