// What helping asks of the helper. It comes with its screens.
export const helperLoad = {
  back: 'Naast iemand',
  done: 'Bewaar',
  stop: 'Annuleren',
  kept: 'Bewaard. Zorg ook voor jezelf.',
  earlier: 'Eerder',
  earlierEmpty: 'Wat je bewaart, staat straks hier. Het blijft op deze computer.',
  remove: (day: string) => `Verwijder: ${day}`,
  removed: 'Dat is verwijderd.',
  nothing: 'niets ingevuld',
  limitLabel: 'Mijn grens',
  limitKeep: 'Bewaar',
  limitKept: 'Je grens is bewaard.',
  limitGone: 'Je grens is verwijderd.',
  balance: 'Over evenwicht, en stoppen zonder schuld',
  toLoad: 'Wat draag jij?',
  lookedBack: {
    title: 'Hoe zwaar het voor mij was',
    lead: 'Wat je noteerde rond een bezoek of gesprek. Luwte telt niets op.',
    show: 'Laat zien',
    day: 'Dag',
  },
}
