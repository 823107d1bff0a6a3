/** How large what people type or import may be, and why. What is larger is refused with the limit. */
export const limits = {
  /** Of one's own in a workbook: each is a block on the Settings sheet and a line in the pane's lists, which people read. */
  profiles: 100,
  /** Characters of a name: as many as a line of the pane shows. */
  name: 60,
  /** Characters of notes: a paragraph. */
  notes: 500,
  /** Exchanges offer no more to anybody. */
  leverage: 150,
  /** Characters of a file: 100 profiles with the longest notes, each character escaped (\u0041), need less than half of it. */
  file: 1_000_000,
  /** Characters between two quotes in a file: the longest notes, each character escaped, need 3,000. */
  string: 5_000,
  /** Braces and brackets around a value: a file of profiles has four. */
  depth: 20,
} as const;
