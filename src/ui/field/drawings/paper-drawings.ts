import { box, circle, phone, type Shape } from './shapes.ts';

/** A card shown on a phone's screen, with two lines of words below it. */
const onPhone: readonly Shape[] = [...phone, ['mark', box(56, 32, 48, 38, 4)], ['line', 'M60 80h40M60 90h26']];

const twoPhones: readonly Shape[] = [
  ['soft', box(20, 22, 42, 80, 7)],
  ['soft', box(98, 22, 42, 80, 7)],
  ['line', 'M34 30h14M112 30h14'],
];

/** Papers and cards as they are looked at, and money as it goes: the steps that follow on those of `life-drawings.ts`. */
export const paperDrawings = {
  'health-on-phone': [...onPhone, ['good', 'M62 48h7v-7h8v7h7v8h-7v7h-8v-7h-7z'], ['line', 'M92 46h6M92 56h6']],
  'licence-on-phone': [
    ...onPhone,
    ['good', 'M62 54l5-11h26l5 11v8H62z'],
    ['line', 'M64 54h32'],
    ['soft', circle(70, 62, 3.5)],
    ['soft', circle(90, 62, 3.5)],
  ],
  address: [
    ['soft', box(16, 18, 128, 86, 8)],
    ['line', 'M16 40h128M28 29h.1M38 29h.1M48 29h.1'],
    ['mark', box(28, 50, 104, 22, 11)],
    ['good', box(38, 59, 13, 9, 2)],
    ['line', 'M41 59v-2a3.5 3.5 0 0 1 7 0v2M62 61h58M28 84h64M28 94h40'],
  ],
  'cash-out': [
    ['soft', box(18, 14, 124, 34, 6)],
    ['line', 'M36 34h88'],
    ['good', box(46, 38, 68, 42, 4)],
    ['mark', circle(80, 59, 11)],
    ['line', 'M56 48h.1M104 70h.1M80 88v20M70 99l10 10 10-10'],
  ],
  'no-cash': [
    ['good', box(10, 38, 66, 44, 4)],
    ['mark', circle(43, 60, 11)],
    ['line', 'M19 48h.1M67 72h.1M82 60h14M90 53l7 7-7 7'],
    ['soft', box(104, 14, 44, 92, 8)],
    ['line', 'M119 23h14'],
    ['good', circle(126, 60, 15)],
    ['line', 'M118 60l6 6 10-12'],
  ],
  'customer-code': [
    ['soft', 'M36 10h88v100l-11-7-11 7-11-7-11 7-11-7-11 7-11-7-11 7z'],
    ['line', 'M50 26h40M50 38h60M50 84h34'],
    ['mark', box(46, 48, 68, 22, 5)],
    ['line', 'M55 59h7M69 59h7M83 59h7M97 59h7'],
  ],
  'bill-on-phone': [
    ...phone,
    ['mark', circle(80, 44, 17)],
    ['line', 'M83 32l-9 13h12l-9 12'],
    ['good', box(59, 82, 11, 14, 2)],
    ['good', box(75, 76, 11, 20, 2)],
    ['good', box(91, 69, 11, 27, 2)],
  ],
  'confirm-pay': [
    ...phone,
    ['line', 'M60 31h24M60 42h40'],
    ['mark', box(58, 50, 44, 19, 4)],
    ['line', 'M66 59.5h14M88 59.5h6'],
    ['good', circle(80, 86, 12)],
    ['line', 'M73 86l5 5 9-11'],
  ],
  compare: [
    ['soft', box(8, 30, 60, 60, 6)],
    ['soft', box(92, 30, 60, 60, 6)],
    ['mark', circle(26, 48, 8)],
    ['mark', box(101, 41, 18, 14, 3)],
    ['line', 'M42 48h18M18 67h42M18 78h28M127 48h17M101 67h42M101 78h28M76 55h8M76 65h8'],
  ],
  'code-on-old': [
    ...twoPhones,
    ['mark', box(26, 48, 30, 22, 4)],
    ['good', box(104, 48, 30, 22, 4)],
    ['line', 'M33 59h.1M41 59h.1M49 59h.1M111 59h.1M119 59h.1M127 59h.1M69 59h20M82 52l7 7-7 7'],
  ],
} as const satisfies Readonly<Record<string, readonly Shape[]>>;
