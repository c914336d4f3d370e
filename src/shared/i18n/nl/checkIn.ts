export const checkIn = {
  title: '',
}
