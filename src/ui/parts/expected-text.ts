/** What an input says of itself. */
type TextBox = Pick<HTMLInputElement, 'value' | 'selectionStart' | 'selectionEnd'>;
type Typing = Pick<InputEvent, 'inputType' | 'data'>;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Says what a box is about to hold, while the browser has not put the letter in yet (which takes it milliseconds on a slow tablet). A guess: what it says must
 * be asked of the box once the letter is in.
 */
export class ExpectedText {
  /** The word a keyboard is still composing, as those for Vietnamese do: each letter replaces all of it. */
  private composed: Span | undefined;

  beginComposing(box: TextBox): void {
    this.composed = selected(box);
  }

  endComposing(): void {
    this.composed = undefined;
  }

  /** Undefined for all but a letter that is typed. */
  after(box: TextBox, { inputType, data }: Typing): string | undefined {
    if (data === null) return undefined;
    if (inputType === 'insertText') return replaced(box, selected(box), data);
    if (inputType !== 'insertCompositionText' || !this.composed) return undefined;
    const { start } = this.composed;
    const text = replaced(box, this.composed, data);
    this.composed = { start, end: start + data.length };
    return text;
  }
}

function selected({ value, selectionStart, selectionEnd }: TextBox): Span {
  return { start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
}

function replaced({ value }: TextBox, { start, end }: Span, data: string): string {
  return value.slice(0, start) + data + value.slice(end);
}
