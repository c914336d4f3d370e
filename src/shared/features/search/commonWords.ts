/**
 * Words that every text is full of, in Dutch and English, folded as in the index: they say nothing of what somebody writes about.
 * What an apostrophe leaves behind ("don", "ll") is among them.
 */
const COMMON = `
aan al alle alleen alles als altijd ander andere anders ben bent bij bijna binnen buiten daar daarna daarom dan dat de deed den der deze die
dit doe doen doet door dus een eens eerst eigenlijk elk elke en enkele er erg even ga gaan gaat gaf ge gedaan geen gehad geweest gewoon ging
had hadden heb hebben heeft heel hem hen her het hier hij hoe hun iedere iemand iets ik in is ja je jij jou jouw kan kon konden kunnen kwam
laat later maar maken meer meest men met mij mijn min misschien moest moet moeten mogen na naar nee net niemand niet niets nieuw nog nooit nou nu
of om omdat onder ons onze ook op over pas per sinds soms steeds straks te tegen toch toen tot tussen twee u uit uur uw van vanaf vandaag
veel voor vooral waar waarom was wat we weer weg wel welke werd wie wij wil wilde worden wordt zal ze zei zeker zelf zelfs zich zien zij zijn zo
zoals zou zouden zonder
about after again all almost also always am an and another any are aren around as at away back be because been before being but by came can
cannot come could couldn did didn do does doesn doing don done down even ever every few for from get gets getting go goes going gone got had
hadn has hasn have haven having he her here hers him his how i if in into is isn it its just kept know last least let like little ll made make
many may maybe me might more most much must my never next no none nor not nothing now of off on once one only or other our out over own quite
re really said same say says see seem she should shouldn since so some something still such than that the their them then there these they
thing things this those though through to today too two under until up upon us ve very was wasn way we well went were weren what when where
which while who why will with without won would wouldn yes yet you your
`
const common = new Set(COMMON.trim().split(/\s+/))

/** @param word folded. */
export const isCommon = (word: string): boolean => word.length < 3 || /^\p{N}+$/u.test(word) || common.has(word)
