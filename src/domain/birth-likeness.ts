/** `equal`: to the day. `agrees`: as far as both are known. `near`: one slip away. `unknown`: one of them says nothing. */
export type BirthLikeness = 'equal' | 'agrees' | 'near' | 'unknown' | 'apart';

/** Births as stored: `yyyy`, `yyyy-mm`, `yyyy-mm-dd`, or empty. */
export function birthLikeness(a: string, b: string): BirthLikeness {
  if (a === '' || b === '') return 'unknown';
  if (a === b) return a.length === 10 ? 'equal' : 'agrees';
  if (a.startsWith(b) || b.startsWith(a)) return 'agrees';
  const years = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
  if (years > 1) return 'apart';
  const [left, right] = [a.slice(5), b.slice(5)];
  if (years === 1) return left === '' || right === '' || left === right ? 'near' : 'apart';
  return isNearDay(left, right) ? 'near' : 'apart';
}

/** Of one year: day and month swapped, or one of the two wrong. Two whole other days are two people. */
function isNearDay(left: string, right: string): boolean {
  const [month, day] = left.split('-');
  const [otherMonth, otherDay] = right.split('-');
  if (day === undefined || otherDay === undefined) return false;
  return (month === otherDay && day === otherMonth) || month === otherMonth || day === otherDay;
}
