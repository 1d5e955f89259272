type Said<Given> = { readonly [Key in keyof Given as undefined extends Given[Key] ? never : Key]: Given[Key] } & {
  readonly [Key in keyof Given as undefined extends Given[Key] ? Key : never]?: Exclude<Given[Key], undefined>;
};

/** A record without what was left out: fields that are undefined are none. */
export const said = <Given extends object>(given: Given): Said<Given> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Said<Given>;
