/** What Luwte is called where others may look. */
export const appName = { luwte: 'Luwte', notes: 'Notities', planner: 'Planner', reading: 'Leeslijst' }
