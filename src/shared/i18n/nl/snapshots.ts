// What the dialogs for the folder of the backups ask. The main process alone uses them.
export const snapshots = {
  choose: {
    folder: 'Kies een map voor je reservekopieën',
    other: 'Kies de map van een reservekopie',
  },
}
