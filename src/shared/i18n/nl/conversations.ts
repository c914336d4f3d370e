// Preparing a conversation, and the two guided pages beside it. They come with their screens.
export const conversations = {
  title: 'Wat wil je voorbereiden?',
  lead: 'Rustig, stap voor stap. Stop wanneer je wilt: je kladje blijft staan.',
  all: 'Naar alle bladzijden',
  back: 'Naast iemand',
  comesBack: 'Deze dagen wilde je ergens op terugkomen',
  paper: 'Op papier',
  paperLead: 'Op papier kan een ander het lezen. Bewaar het op een plek die je vertrouwt.',
  form: 'Vorm',
  forms: { page: 'Een bladzijde', card: 'Een kaart voor op zak' },
  fold: 'Knip langs de rand, en vouw op de stippellijnen.',
  after: 'Na het gesprek',
  afterLead: 'Heb je elkaar gesproken? Hoe was het voor jou?',
  afterBegin: 'Kijk terug',
  afterChange: 'Verander',
  afterKeep: 'Bewaar',
  file: 'Gesprek',
}
