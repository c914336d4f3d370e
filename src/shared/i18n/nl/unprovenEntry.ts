// What is written into an entry that was taken in from a computer that nothing proves. The main process alone uses it.
export const unprovenEntry = {
  /** The first line of the entry. */
  origin: (computer: string, day: string) =>
    `[Overgenomen van ${computer} op ${day}. Luwte weet niet zeker of jij dit schreef.]`,
  stranger: 'een computer die Luwte niet kent',
  wrongDate: '[De datum die erbij stond, kan niet kloppen.]',
  checkIn: 'Check-in',
}
