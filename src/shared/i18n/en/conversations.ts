import type { conversations as nl } from '../nl/conversations'

export const conversations: typeof nl = {
  title: 'What would you like to prepare?',
  lead: 'Calmly, step by step. Stop whenever you like: your draft stays.',
  all: 'To all pages',
  back: 'Beside someone',
  comesBack: 'There’s something you meant to come back to around now',
  paper: 'On paper',
  paperLead: 'On paper, others can read it. Keep it somewhere you trust.',
  form: 'Form',
  forms: { page: 'A page', card: 'A card for your pocket' },
  fold: 'Cut along the edge, and fold along the dotted lines.',
  after: 'After the conversation',
  afterLead: 'Once you’ve talked: what was it like for you?',
  afterBegin: 'Look back on it',
  afterChange: 'Change',
  afterKeep: 'Save',
  file: 'Conversation',
}
