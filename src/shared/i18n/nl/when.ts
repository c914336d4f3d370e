// Times as people say them: "vanavond rond half negen".
export const when = {
  around: '{day} rond {time}',
  part: {
    today: { night: 'vannacht', morning: 'vanochtend', afternoon: 'vanmiddag', evening: 'vanavond' },
    tomorrow: {
      night: 'morgennacht',
      morning: 'morgenochtend',
      afternoon: 'morgenmiddag',
      evening: 'morgenavond',
    },
    weekday: {
      night: '{weekday}nacht',
      morning: '{weekday}ochtend',
      afternoon: '{weekday}middag',
      evening: '{weekday}avond',
    },
  },
  today: 'vandaag',
  tomorrow: 'morgen',
  earlierNight: 'vannacht',
  yesterday: 'gisteren',
  quarter: {
    full: '{hour}',
    past: 'kwart over {hour}',
    half: 'half {next}',
    to: 'kwart voor {next}',
  },
  hour: {
    h1: 'één',
    h2: 'twee',
    h3: 'drie',
    h4: 'vier',
    h5: 'vijf',
    h6: 'zes',
    h7: 'zeven',
    h8: 'acht',
    h9: 'negen',
    h10: 'tien',
    h11: 'elf',
    h12: 'twaalf',
  },
}
