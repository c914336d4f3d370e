// What happened, what is safe, what to do next: for every error and every notice.
export const problems = {
  error: {
    'bad-input': 'Luwte kon dit niet verwerken. Wat je schreef staat er nog. Verander iets en probeer het opnieuw.',
    'not-allowed': 'Dit kan vanuit dit venster niet. Er is niets veranderd.',
    'not-found': 'Dit is er niet meer. Misschien is het op een andere plek weggehaald. De rest is veilig.',
    'vault-missing':
      'De map met je gegevens is er nu niet. Er is niets overschreven, en wat je schreef staat klaar als kladje. Sluit de schijf aan of zet de map terug, en probeer het dan opnieuw.',
    'newer-format':
      'Je gegevens zijn bewaard door een nieuwere Luwte. Je kunt ze lezen, niet veranderen. Werk Luwte bij om verder te schrijven.',
    unreadable: 'Een bestand kon niet worden gelezen. Luwte laat het staan zoals het is. Probeer het straks opnieuw.',
    'disk-full':
      'De schijf is vol, dus dit is nog niet bewaard. Wat je eerder bewaarde is veilig. Maak wat ruimte en probeer het opnieuw.',
    'not-writable':
      'Luwte mag hier niet schrijven, dus dit is nog niet bewaard. Wat je eerder bewaarde is veilig. Kijk of je in die map mag schrijven.',
    unexpected: 'Er ging iets mis. Wat je eerder bewaarde is veilig. Probeer het nog eens, of start Luwte opnieuw.',
  },
  notice: {
    title: 'Goed om te weten',
    dismiss: 'Begrepen',
    'damaged-set-aside':
      'Een bestand met gegevens was beschadigd: {file}. Luwte heeft het apart gezet als {aside} en er niets overheen geschreven. De rest is er nog.',
    'not-arrived':
      'Dit bestand kan nu niet worden gelezen: {file}. Misschien is het nog onderweg van een andere computer. Luwte laat het staan en kijkt later opnieuw.',
    'newer-format':
      'Het bestand {file} komt van een nieuwere Luwte. Je kunt lezen, niet schrijven. Werk Luwte bij om verder te gaan.',
    'vault-missing':
      'De map met je gegevens is er nu niet: {folder}. Luwte maakt geen nieuwe en schrijft niets. Sluit de schijf aan of zet de map terug.',
    'settings-mended':
      'Een deel van je instellingen klopte niet en staat weer zoals in het begin: {fields}. Het oude bestand is bewaard als {aside}.',
  },
}
