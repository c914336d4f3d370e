export const common = {
  appName: 'Luwte',
  save: 'Bewaar',
  saved: 'Bewaard',
  back: 'Terug',
  close: 'Sluit',
  undo: 'Ongedaan maken',
  done: 'Klaar',
  copy: 'Kopieer',
  copied: 'Gekopieerd',
  more: 'Meer',
  loading: 'Even laden',
  pdfSaved: 'De PDF is bewaard.',
  notPrinted: 'Er is niets geprint. Kijk of de printer aanstaat en papier heeft, en probeer het dan opnieuw.',
  tryAgain: 'Probeer opnieuw',
  skipToContent: 'Naar de inhoud',
  /** What has to be typed before everything is deleted; the main process asks for the same words. */
  deletionWords: 'alles weg',
}
