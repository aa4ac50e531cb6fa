import { isEasyPin, isPin, newPinFault } from '#ui/field/pin-rules.ts';
import { expect, test } from 'vitest';

test('a PIN has 6 to 12 digits; a passphrase has other characters too and at least 10 of them', () => {
  expect(['246810', '135792468013'].every((pin) => isPin(pin))).toBe(true);
  expect(['', '12345', '1234567890123', '12345a', '１２３４５６', ' 123456'].some((pin) => isPin(pin))).toBe(false);
  expect([isPin('con trâu đi'), isPin('con trâu'), isPin('a'.repeat(65)), isPin('24681012', 9), isPin('246810121', 9)]).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
});

test('what a thief tries first is refused', () => {
  expect(['000000', '111111', '123456', '987654', '12345678', '121212', '01010101'].filter((pin) => !isEasyPin(pin))).toEqual([]);
  expect(['246810', '112233', '135791', '120593', '999998'].filter(isEasyPin)).toEqual([]);
});

test('the first fault is named, and none when all is well', () => {
  expect(newPinFault('12345', '12345')).toBe('too-short');
  expect(newPinFault('123456', '123456')).toBe('too-easy');
  expect(newPinFault('280614', '280615')).toBe('differs');
  expect(newPinFault('280614', '280614')).toBeUndefined();
});
