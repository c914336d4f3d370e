// What the boxes of the system ask in which a place for the backups is chosen.
export const backups = {
  choose: {
    folder: 'Kies een map voor je reservekopieën',
    other: 'Kies de map van een reservekopie',
  },
}
