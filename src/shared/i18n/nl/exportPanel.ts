/** While everything is exported, and after an import. Read on that page, not at the start. */
export const exportPanel = {
  stop: 'Stop',
  stopping: 'Luwte stopt …',
  stopped: 'Gestopt. Er staat niets van in die map, en in Luwte is niets veranderd.',
  importUndone: 'Alles is weer zoals het vlak voor de import was.',
}
