export const places = {
  label: 'Plekken',
  today: 'Vandaag',
  journal: 'Dagboek',
  care: 'Voor jezelf',
  beside: 'Naast iemand',
  guides: 'Gidsen',
  back: 'Terugblik',
  settings: 'Instellingen',
  sos: 'Hulp nu',
}
