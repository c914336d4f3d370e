// What the dialogs for the folder of the backups ask. Used by the main process.
export const snapshots = {
  choose: {
    folder: 'Kies een map voor je reservekopieën',
    other: 'Kies de map van een reservekopie',
  },
}
