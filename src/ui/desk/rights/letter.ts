/** A letter of the desk to a person or an office, before it is set as pages: headings, facts and lines. */
export interface Letter {
  readonly title: string;
  readonly under: string;
  readonly parts: readonly LetterPart[];
  readonly pageWords: (at: string, of: string) => string;
}

export interface LetterPart {
  readonly title?: string | undefined;
  readonly facts?: readonly (readonly [label: string, value: string])[] | undefined;
  readonly lines?: readonly string[] | undefined;
}
