export const guides = {
  title: '',
}
