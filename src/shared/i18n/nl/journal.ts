export const journal = {
  title: '',
}
