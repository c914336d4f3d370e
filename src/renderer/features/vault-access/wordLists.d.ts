/** The single lists of the package, which has types for all of them together only. */
declare module '@zxcvbn-ts/language-en/dist/*.json.mjs' {
  const words: string[]
  export default words
}
