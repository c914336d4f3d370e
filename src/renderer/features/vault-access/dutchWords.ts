// What people who speak Dutch choose for a password, or build one from; the commonest first. The estimator brings lists
// of English words and of leaked passwords, in which these are rare.
export const DUTCH_WORDS = (
  'welkom wachtwoord geheim hallo welkom01 ikhouvanjou ikhouvan houvan hou liefde schatje lieverd poes hond konijn paard vogel vis muis ' +
  'voetbal ajax feyenoord psv oranje nederland holland belgie vlaanderen amsterdam rotterdam utrecht eindhoven ' +
  'groningen antwerpen gent brugge leuven thuis huis tuin keuken kamer deur raam auto fiets trein boot zomer ' +
  'winter herfst lente zon maan ster regen sneeuw wind zee strand duin bos berg rivier maandag dinsdag woensdag ' +
  'donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus september oktober november ' +
  'december moeder vader mama papa oma opa broer zus zoon dochter kind baby vriend vriendin vrouw man jongen ' +
  'meisje school werk geld leven dood vrede vrijheid geluk gelukkig blij verdriet boos bang mooi lief klein ' +
  'groot nieuw oud goed slecht rood blauw groen geel zwart wit paars roze bruin een twee drie vier vijf zes ' +
  'zeven acht negen tien honderd duizend koffie thee bier wijn kaas brood appel banaan aardbei chocola taart ' +
  'computer telefoon internet muziek gitaar boek lezen schrijven dagboek luwte brief woord zin sleutel slot ' +
  'water vuur aarde lucht boom bloem gras roos tulp kat kip koe varken schaap beer leeuw tijger olifant ' +
  'ik jij hij zij wij jullie mijn jouw ben bent is zijn was heb hebt heeft had wil kan mag niet wel ook maar ' +
  'met van voor naar over onder tussen achter altijd nooit soms vandaag morgen gisteren nacht dag avond ochtend ' +
  'sanne lisa emma julia anna sophie lotte fleur daan sem lucas bram thijs jan piet kees klaas marie johan'
).split(' ')
