export const care = {
  title: '',
}
