/** What the worker asks of a PIN as well; here so that a form can say it before anything is tried. */
export type PinFault = 'too-short' | 'too-easy' | 'differs';

export function isPin(secret: string, least = 6): boolean {
  if (/^\d*$/.test(secret)) return secret.length >= least && secret.length <= 12;
  const { length } = Array.from(secret.trim());
  return length >= 10 && length <= 64;
}

/** One digit repeated, a straight run up or down, or two digits in turn: the first things a thief tries. */
export function isEasyPin(pin: string): boolean {
  if (/\D/.test(pin)) return new Set(pin).size < 5;
  const steps = new Set(Array.from(pin.slice(1), (digit, index) => Number(digit) - Number(pin[index])));
  if (steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 0)) return true;
  return Array.from(pin).every((digit, index) => digit === pin[index % 2]);
}

/** `least`: the shortest PIN the unit asks for. */
export function newPinFault(pin: string, again: string, least?: number): PinFault | undefined {
  if (!isPin(pin, least)) return 'too-short';
  if (isEasyPin(pin)) return 'too-easy';
  return pin === again ? undefined : 'differs';
}
