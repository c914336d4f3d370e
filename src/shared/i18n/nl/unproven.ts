/** What waits of other computers because nothing proves that the user wrote it. */
export const unproven = {
  title: 'Wacht op jouw keuze',
  lead: 'In de map van je dagboek staat iets dat niet met jouw sleutel verzegeld is. Wie bij die map kan, kan het er hebben neergezet. Luwte houdt het daarom apart. Er gebeurt niets mee tot jij iets kiest.',
  none: 'Er wacht niets. Alles wat je ziet, is met jouw sleutel verzegeld.',
  looking: 'Luwte kijkt wat er wacht …',
  failed: 'Luwte kon nu niet kijken wat er wacht. Er is niets veranderd.',
  computer: {
    stranger: 'Een computer die Luwte niet kent',
    nameless: 'Een computer van jou, zonder naam',
  },
  why: {
    stranger:
      'Van deze computer zag Luwte nog nooit iets dat met jouw sleutel verzegeld was. Is het een computer van jou? Open Luwte dan daar met je wachtzin. Alles komt dan vanzelf op zijn plek. Ken je hem niet? Dan kan iemand anders dit hebben neergezet. Kijk dan wie er nog meer bij die map kan.',
    behind:
      'Deze computer kent Luwte wel. Maar dit is daar nog niet verzegeld, of met een sleutel van vroeger. Open Luwte daar met je wachtzin. Dan hoef je hier niets te doen.',
    unreadable:
      'Luwte kan hier niets van lezen. Het is beschadigd, te groot, van een nieuwere Luwte, of verzegeld met een andere sleutel. Is het van een computer van jou? Open Luwte dan daar met je wachtzin.',
  },
  span: '{contents}, van {from} tot en met {to}.',
  day: '{contents}, van {from}.',
  noDay: '{contents}.',
  empty: 'Er staan geen teksten of check-ins in.',
  unreadable: '{count} bestand is niet te lezen. | {count} bestanden zijn niet te lezen.',
  cut: 'Er is nog meer. Luwte leest niet alles tegelijk.',
  here: 'Daarvan staat er {count} al in je dagboek. | Daarvan staan er {count} al in je dagboek.',
  look: 'Bekijk wat er staat',
  hide: 'Verberg wat er staat',
  texts: {
    title: 'Niet zeker dat dit van jou is',
    lead: 'Dit zijn de woorden uit die bestanden. Luwte weet niet of jij ze schreef. Ze staan niet in je dagboek.',
    cut: 'Deze tekst is langer. Dit is het begin.',
    more: 'Er is nog {count} andere. | Er zijn nog {count} andere.',
    none: 'Er is niets dat Luwte kan laten zien.',
  },
  takeIn: {
    go: 'Neem over als tekst',
    what: 'Neem je het over? Dan wordt elk stuk een nieuwe tekst in je dagboek, met de datum die erbij stond. Bovenaan staat waar die vandaan komt. Andere dingen, zoals regels voor je plan of een telefoonnummer, neemt Luwte niet over.',
    done: 'Er staat nu {count} tekst meer in je dagboek. | Er staan nu {count} teksten meer in je dagboek.',
    nothing: 'Alles stond al in je dagboek.',
    undone: 'Wat je overnam, ligt nu in de prullenbak.',
  },
  throwAway: {
    go: 'Verwijder …',
    done: 'Het is verwijderd. Dertig dagen lang kun je het hieronder terugzetten.',
  },
  thrownAway: {
    title: 'Verwijderd',
    lead: 'Na dertig dagen gaat het voorgoed weg.',
    when: 'Verwijderd: {when}.',
    back: 'Zet terug',
    backOf: 'Zet terug: {name}',
    done: 'Het staat weer bij wat wacht.',
    left: 'Een deel kon niet terug: er staat alweer iets met dezelfde naam. Dat is niet overschreven.',
  },
}
