import type { DrawingId } from '#guides/drawings.ts';
import { lifeDrawings } from './life-drawings.ts';
import { paperDrawings } from './paper-drawings.ts';
import { box, bust, circle, phone, tick, type Shape } from './shapes.ts';

const card: readonly Shape[] = [
  ['soft', box(24, 28, 112, 66, 8)],
  ['mark', box(34, 42, 18, 14, 3)],
  ['line', 'M66 44h56M66 56h56M66 68h34M34 80h52'],
];

/** One plain picture per idea; `guides/drawings.ts` names them. */
export const drawings: Readonly<Record<DrawingId, readonly Shape[]>> = {
  ...lifeDrawings,
  ...paperDrawings,
  talk: [
    ...bust(44, 62),
    ...bust(116, 62),
    ['mark', 'M58 10h44a8 8 0 0 1 8 8v10a8 8 0 0 1-8 8H84l-10 10V36H58a8 8 0 0 1-8-8V18a8 8 0 0 1 8-8z'],
    ['line', 'M62 20h36M62 27h22'],
  ],
  card,
  sim: [
    ['soft', 'M50 14h40l24 24v60a8 8 0 0 1-8 8H50a8 8 0 0 1-8-8V22a8 8 0 0 1 8-8z'],
    ['mark', box(58, 54, 40, 36, 6)],
    ['line', 'M58 72h40M78 54v36'],
  ],
  store: [...phone, ['mark', box(62, 32, 36, 36, 8)], ['line', 'M80 40v16M73 50l7 7 7-7M64 82h32']],
  form: [
    ...phone,
    ['line', 'M60 34h24M60 58h24'],
    ['mark', box(60, 40, 40, 10, 3)],
    ['mark', box(60, 64, 40, 10, 3)],
    ['good', box(66, 86, 28, 12, 4)],
  ],
  sms: [
    ...phone,
    ['mark', 'M60 34h40a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4H78l-8 8v-8H60a4 4 0 0 1-4-4V38a4 4 0 0 1 4-4z'],
    ['line', 'M66 51h.1M74 51h.1M82 51h.1M90 51h.1'],
  ],
  face: [
    ...phone,
    ['mark', circle(80, 54, 18)],
    ['line', 'M74 50v3M86 50v3M73 61c4 4 10 4 14 0M58 36v-6h6M102 36v-6h-6M58 74v6h6M102 74v6h-6'],
    ['good', circle(80, 94, 5)],
  ],
  send: [...phone, ['mark', 'M62 60 98 42 88 80 78 66z'], ['line', 'M78 66 98 42M116 60h22M130 52l8 8-8 8']],
  wait: [
    ['soft', circle(80, 60, 44)],
    ['mark', circle(80, 60, 4)],
    ['line', 'M80 30v30l20 12M80 16v4M80 100v4M36 60h4M120 60h4'],
  ],
  calendar: [
    ['soft', box(32, 20, 96, 86, 8)],
    ['line', 'M32 44h96M54 12v16M106 12v16M48 60h.1M64 60h.1M80 60h.1M96 60h.1M112 60h.1M48 76h.1M64 76h.1M48 92h.1M64 92h.1M80 92h.1'],
    ['mark', circle(96, 78, 11)],
  ],
  police: [
    ['soft', 'M20 106V52l60-30 60 30v54z'],
    ['line', 'M14 106h132M36 106V62M124 106V62M52 106V84h18v22M90 84h18v12H90z'],
    ['mark', 'M80 36l3.5 7 7.5 1-5.5 5.2 1.4 7.6L80 53l-6.9 3.8 1.4-7.6L69 44l7.5-1z'],
  ],
  password: [
    ...phone,
    ['mark', box(58, 46, 44, 18, 5)],
    ['line', 'M64 55h.1M72 55h.1M80 55h.1M88 55h.1M96 55h.1M70 90v-8a10 10 0 0 1 20 0v8'],
    ['good', box(64, 84, 32, 14, 4)],
  ],
  passcode: [
    ...phone,
    ['line', 'M60 34h.1M68 34h.1M76 34h.1M84 34h.1M92 34h.1M100 34h.1'],
    ...[0, 1, 2].flatMap((row) => [0, 1, 2].map((column): Shape => ['mark', circle(64 + column * 16, 54 + row * 16, 5)])),
  ],
  questions: [
    ['soft', box(16, 18, 58, 44, 8)],
    ['soft', box(86, 54, 58, 44, 8)],
    ['mark', 'M38 34a7 7 0 1 1 9 7c-2 1-2 3-2 5h-3c0-5 1-6 3-7a4 4 0 1 0-4-5zM42 50h4v4h-4z'],
    ['mark', 'M108 70a7 7 0 1 1 9 7c-2 1-2 3-2 5h-3c0-5 1-6 3-7a4 4 0 1 0-4-5zM112 86h4v4h-4z'],
  ],
  alone: [
    ...bust(46, 50),
    ['soft', box(88, 24, 44, 78, 8)],
    ['good', circle(110, 62, 15)],
    ['line', tick(101, 62)],
    ['line', 'M72 74l16-6'],
  ],
};
