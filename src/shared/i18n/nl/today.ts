export const today = {
  title: '',
}
