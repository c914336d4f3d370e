export const helpNow = {
  title: '',
}
