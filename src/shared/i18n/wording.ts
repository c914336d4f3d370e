/** The shape of a set of texts: the same names, any words. English satisfies the shape of Dutch. */
export type Wording<Texts> = {
  [Name in keyof Texts]: Texts[Name] extends string
    ? string
    : Texts[Name] extends (...values: infer Values) => infer Words
      ? (...values: Values) => Words extends string ? string : Wording<Words>
      : Wording<Texts[Name]>
}
