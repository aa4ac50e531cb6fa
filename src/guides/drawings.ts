/** The drawings a step may name; `ui/field/drawings` draws each of them. */
export const drawingIds = [
  'talk',
  'card',
  'sim',
  'store',
  'form',
  'sms',
  'face',
  'send',
  'wait',
  'calendar',
  'police',
  'password',
  'passcode',
  'questions',
  'alone',
] as const;
export type DrawingId = (typeof drawingIds)[number];
