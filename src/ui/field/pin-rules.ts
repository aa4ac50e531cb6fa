/** What the worker asks of a PIN as well; here so that a form can say it before anything is tried. */
export type PinFault = 'too-short' | 'too-easy' | 'differs';

export function isPin(pin: string): boolean {
  return /^\d{6,12}$/.test(pin);
}

/** One digit repeated, a straight run up or down, or two digits in turn: the first things a thief tries. */
export function isEasyPin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, index) => Number(digit) - Number(pin[index])));
  if (steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 0)) return true;
  return Array.from(pin).every((digit, index) => digit === pin[index % 2]);
}

export function newPinFault(pin: string, again: string): PinFault | undefined {
  if (!isPin(pin)) return 'too-short';
  if (isEasyPin(pin)) return 'too-easy';
  return pin === again ? undefined : 'differs';
}
