// Imported before anything else. Only the main process writes to disk: vue-router would keep the addresses of screens in
// Chromium's storage, and asking for them takes 20 ms of each start. It does without where there is no storage.
Object.defineProperty(window, 'sessionStorage', { value: undefined })

export {}
