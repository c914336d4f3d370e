// The same every time: what is made of one seed.

/** Numbers from 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of a list. */
export const oneOf = <Item>(list: readonly Item[], random: () => number): Item =>
  list[Math.floor(random() * list.length)] as Item

/** Words as an entry of a diary has them, often the common ones. */
export function textOf(words: number, random: () => number): string {
  const picked = Array.from({ length: words }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? '')
  const sentences: string[] = []
  while (picked.length > 0) {
    const sentence = picked.splice(0, 6 + Math.floor(random() * 14)).join(' ')
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
  }
  return sentences.join(' ')
}

const WORDS = [
  ...'ik de het een en van dat was in op met niet er maar te voor zo om aan bij nog naar ook dan als we toen'.split(
    ' ',
  ),
  ...'vandaag gisteren morgen ochtend middag avond nacht week dag uur huis raam tuin bos strand trein fiets straat'.split(
    ' ',
  ),
  ...'zus broer moeder vader vriend vriendin buurman collega kind hond kat dokter werk school koffie thee brood soep'.split(
    ' ',
  ),
  ...'stil rustig moe blij verdrietig boos bang onrustig licht donker warm koud zacht druk leeg vol traag snel'.split(
    ' ',
  ),
  ...'geslapen gewerkt gewandeld gebeld gelezen geschreven gekookt gehuild gelachen gewacht gedacht gevoeld gepraat'.split(
    ' ',
  ),
  ...'verjaardagsfeest werkdruk ademhaling sterrenhemel regenjas boekenkast zolderkamer wandelschoenen treinkaartje'.split(
    ' ',
  ),
]
