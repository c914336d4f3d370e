/** The places of Luwte as Find anything shows them. Read with it, not at the start. `words`: it is found by them too; they are not shown. */
export const destinations = {
  helpNow: { title: 'Hulp nu', words: 'sos noodgeval crisis hulplijn telefoonnummer bellen chat 112 113' },
  checkIn: { title: 'Check-in', words: 'inchecken gevoel stemming hoe gaat het hoe is het' },
  write: { title: 'Schrijven', words: 'dagboek nieuwe tekst opschrijven' },
  today: { title: 'Vandaag', words: 'begin thuis' },
  journal: { title: 'Dagboek', words: 'teruglezen wat ik schreef' },
  bin: { title: 'Prullenbak', words: 'weggegooid terughalen wissen verwijderen' },
  care: { title: 'Voor jezelf', words: 'zorg voor jezelf oefeningen zelfzorg rust schrijfvragen' },
  plan: { title: 'Mijn plan', words: 'veiligheidsplan signaleringsplan als het moeilijk wordt' },
  exercises: {
    title: 'Oefeningen',
    words: 'ademen ademhaling ontspannen rustig worden paniek spanning grounding mindfulness',
  },
  helps: { title: 'Wat mij helpt', words: 'lijst wat goed doet fijne dingen' },
  energy: { title: 'Wat kan er vandaag?', words: 'weinig energie moe uitgeput dagplan rust' },
  mirror: { title: 'Herken je dit?', words: 'verwaarlozing herkennen jeugd test spiegel' },
  boundaries: { title: 'Mijn grenzen', words: 'grens grenzen aangeven nee zeggen' },
  demands: { title: 'Minder van jezelf eisen', words: 'perfectionisme moeten innerlijke criticus lat hoog' },
  ask: { title: 'Iets kleins vragen', words: 'hulp vragen om hulp vragen eenzaam' },
  triggers: { title: 'Wat het losmaakt', words: 'trigger triggers vroege signalen terugval' },
  script: { title: 'Wat zeg ik tegen de huisarts?', words: 'huisarts dokter briefje afspraak verwijzing' },
  waiting: { title: 'Tijdens het wachten', words: 'wachtlijst wachttijd wachten op hulp' },
  parents: { title: 'Voor ouders', words: 'kind puber peuter opvoeden ouder ruzie goedmaken' },
  beside: { title: 'Naast iemand', words: 'helpen steunen mantelzorg naaste naast je partner vriend ouder kind staan' },
  people: { title: 'Mensen voor wie je er bent', words: 'kaartje contact houden bijnaam wat ik merk beloofd' },
  rehearse: {
    title: 'Oefen een gesprek',
    words: 'gesprek oefenen rollenspel proberen hoe zeg ik het partner zwijgt rouw puber collega ouder suïcide vragen',
  },
  practise: { title: 'Oefen met lastige zinnen', words: 'zinnen oefenen kiezen wat zeg ik liever beter zeggen' },
  conversation: {
    title: 'Een gesprek voorbereiden',
    words: 'praten gesprek eerste zin hoe begin ik ik-boodschap verwijt moeilijk gesprek wat zeg ik',
  },
  refused: { title: 'Als iemand geen hulp wil', words: 'weigert hulp nee zeggen wil niet praten weigeren' },
  professional: {
    title: 'Over hulp beginnen',
    words: 'huisarts therapeut psycholoog voorstellen hulp zoeken voor een ander',
  },
  ownLoad: {
    title: 'Wat draag jij?',
    words: 'mantelzorg overbelast uitgeput grens grenzen stoppen schuld evenwicht zwaar',
  },
  guides: { title: 'Gidsen', words: 'lezen boek hoofdstukken inhoud' },
  phrases: {
    title: 'Zinnen om te lenen',
    words: 'zinnen wat kan ik zeggen wat zeg ik vanavond favorieten mijn zinnen kaartjes',
  },
  questions: { title: 'Vragen en antwoorden', words: 'veelgestelde vragen uitleg' },
  bookmarks: { title: 'Bladwijzers', words: 'bewaard gemarkeerd aantekeningen' },
  sources: { title: 'Bronnen', words: 'wie maakte dit onderzoek disclaimer fout melden' },
  back: {
    title: 'Terugblik',
    words:
      'terugkijken grafiek grafieken hoe ging het hoe was het overzicht statistiek tellen jaar kalender dagen in kleur patroon',
  },
  pageForDoctor: {
    title: 'Een pagina voor mijn huisarts of behandelaar',
    words: 'huisarts dokter therapeut psycholoog poh afspraak meenemen laten lezen printen verslag',
  },
  pause: { title: 'Een uur pauze', words: 'stil even niet storen onderbreken' },
  goOn: { title: 'Ga weer verder na de pauze', words: 'pauze stoppen hervatten' },
  moments: { title: 'Momenten', words: 'herinneringen meldingen ritme tijden stille uren wanneer' },
  desktop: { title: 'Deze computer', words: 'pictogram sneltoetsen opstarten naam starten' },
  vault: {
    title: 'Verzegelen met een wachtzin',
    words: 'wachtzin wachtwoord herstelcode versleutelen geheim privacy beveiligen sleutel',
  },
  lock: { title: 'Doe op slot', words: 'op slot afsluiten verbergen dicht' },
  settings: { title: 'Instellingen', words: 'voorkeuren opties' },
  switchLanguage: { title: 'Read in English', words: 'taal engels language' },
  look: { title: 'Licht, donker en tekstgrootte', words: 'nacht dag thema contrast lettergrootte kleur uiterlijk' },
  country: { title: 'Land voor hulp', words: 'nederland belgië buitenland' },
  data: {
    title: 'Reservekopie en export',
    words:
      'bewaren terughalen meenemen waar je gegevens staan bestanden map opslag reservekopie backup export import verhuizen herstellen',
  },
  computers: { title: 'Schrijven op twee computers', words: 'synchroniseren syncthing nextcloud delen laptop' },
  deleteAll: { title: 'Alles wissen', words: 'verwijderen weg account opheffen stoppen' },
  unsafeHome: {
    title: 'Minder opvallen',
    words:
      'als het thuis niet veilig is onveilig geweld bang controle partner kijkt leest mee verbergen verstoppen geheim onopvallend snel weg vluchtknop',
  },
  about: { title: 'Over Luwte', words: 'versie licenties onderdelen bronnen privacyverklaring wie maakte dit' },
  keys: { title: 'Toetsen in Luwte', words: 'sneltoetsen toetsenbord' },
}
