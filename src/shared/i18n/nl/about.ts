/** The page about Luwte. Read with it, not at the start. */
export const about = {
  title: 'Over Luwte',
  lead: 'Een plek uit de wind, op je eigen computer.',
  back: 'Naar Over Luwte',
  version: 'Versie',
  free: 'Luwte is vrije software, onder de MIT-licentie. Je mag het gebruiken, delen en veranderen.',
  notCare: 'Luwte is geen behandeling en stelt geen diagnose. Is er gevaar? Bij Hulp nu staat wie je kunt bellen.',
  privacy: {
    title: 'Wat er met je woorden gebeurt',
    text: [
      'Wat je schrijft, staat op deze computer, in een map van jou. Luwte heeft geen account en geen server. Het maakt geen verbinding met internet, ook niet om te meten of bij te werken.',
      'Zonder wachtzin kan iedereen het lezen die jouw account op deze computer gebruikt, of die de schijf heeft. Kies je een wachtzin, dan versleutelt Luwte alles: dat noemen we verzegelen. Het gaat dan alleen open met die wachtzin of de herstelcode. Wat op je scherm staat, kan iedereen lezen die meekijkt.',
      'Buiten het verzegelde deel staan alleen tijden, schakelaars, je land en voor wie je Luwte gebruikt. En je plan, als je dat bij Hulp nu laat zien. Meldingen, titels en het logboek zeggen nooit wat je schreef.',
      'Reservekopieën blijven op deze computer, tenzij jij een andere map kiest. Kopieën van voor het verzegelen blijven leesbaar tot ze gewist zijn.',
      'Luwte vraagt je computer of het scherm op slot is, of er iemand bezig is, en of je niet gestoord wilt worden. Zo komt een moment niet ongelegen. Het antwoord wordt niet bewaard.',
      'Zet je een map bij een dienst die bestanden deelt, zoals Nextcloud? Dan gaat die dienst over die kopie.',
      'Je kunt alles exporteren of wissen, bij Reservekopie en export.',
    ],
  },
  sources: {
    title: 'Bronnen',
    text: 'Hier staat waar de gidsen op steunen, en wat nog niemand heeft nagekeken.',
    open: 'Bekijk de bronnen',
  },
  harm: {
    title: 'Deed iets in Luwte kwaad?',
    text: [
      'Een zin die pijn deed, een nummer dat niet klopt, woorden die kwijt zijn: het helpt anderen als je dat zegt.',
      'Luwte gebruikt geen internet en kan zelf niets versturen. In deze uitgave staat ook geen adres van de makers. Als je wilt, zeg je het tegen wie je Luwte gaf. Of meld het op de pagina waar je Luwte vond.',
      'Schrijf er dan bij welke versie je hebt en waar je het zag. Wat je in Luwte schreef, hoef je nooit mee te sturen.',
      'Is het nu te zwaar? Hulp nu is er altijd, met F1.',
    ],
    copy: 'Kopieer de versie',
    copied: 'Gekopieerd. Er staat alleen in welke versie je hebt.',
  },
  parts: {
    open: 'Bekijk alle onderdelen',
    title: 'Onderdelen en licenties',
    lead: 'Luwte bouwt op werk van anderen, dat iedereen mag gebruiken. Dank aan de makers.',
    summary: (count: number) =>
      `Luwte is gemaakt met ${String(count)} onderdelen van anderen, allemaal vrij te gebruiken.`,
    electron:
      'Electron brengt ook Chromium en Node.js mee. Hun licenties staan in LICENSES.chromium.html, naast het programma.',
    licence: (name: string) => `Licentie van ${name}`,
  },
}
