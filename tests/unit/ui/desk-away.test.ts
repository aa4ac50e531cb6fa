import { awayNode } from '#ui/desk/away/desk-away.tsx';
import { expect, test } from 'vitest';

test('without a network the door and the overviews of units can be shown, and nothing else', () => {
  expect([awayNode('/desk'), awayNode('/desk/')]).toEqual([undefined, undefined]);
  expect(awayNode('/desk/areas/xa-suoi-mo')).toBe('xa-suoi-mo');
  expect(awayNode('/desk/areas/a%2Fb/')).toBe('a/b');
  for (const path of ['/desk/areas/xa/households', '/desk/households/1', '/desk/hand-in', '/desk/people/2'])
    expect(awayNode(path)).toBeNull();
});
