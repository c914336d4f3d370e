export const places = {
  label: 'Plekken',
  today: 'Vandaag',
  journal: 'Dagboek',
  care: 'Voor jezelf',
  guides: 'Gidsen',
  back: 'Terugblik',
  settings: 'Instellingen',
  sos: 'Hulp nu',
}
