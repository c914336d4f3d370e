import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs as graphs, dictionary as common } from '@zxcvbn-ts/language-common'
import englishWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs'
import englishNames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs'

// Large, so it is loaded only where a passphrase is chosen. Of the English lists it has only those that people choose from:
// surnames and encyclopaedia words would double its size.

/** Dutch words that people use as a password or build one from, most common first. The lists of the library have few. */
const DUTCH_WORDS = (
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

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, englishWords, englishNames, dutch: DUTCH_WORDS },
  graphs,
})

/** What is longer is strong by its length, and checking all of it would be slow. */
const MAX_CHECKED = 100

/** The guesses, as powers of ten, from which a passphrase counts as one step stronger. Stricter than the library's own. */
const STEPS = [4, 7, 11, 14]

/** From 0 (guessed at once) to 4 (very hard to guess). */
export type PassphraseStrength = 0 | 1 | 2 | 3 | 4

/** How hard a passphrase is to guess, from 0 (at once) to 4 (very hard). */
export function passphraseStrengthOf(passphrase: string): PassphraseStrength {
  const { guessesLog10 } = estimator.check(passphrase.normalize('NFKC').slice(0, MAX_CHECKED))
  return STEPS.filter((step) => guessesLog10 >= step).length as PassphraseStrength
}
