import { longModule, lengthened } from '#tests/e2e/screens/long-words.ts';
import { expect, test } from 'vitest';

test('every word of every text is longer by 40 %, and what it is given stays as it is', () => {
  const long = lengthened({
    plain: 'Save this',
    deep: { list: ['Homes'] },
    told: (name: string, count: number) => `${name} has ${count} homes`,
  });
  expect(long.plain).toBe('Saveee thisss');
  expect(long.deep.list).toEqual(['Homesss']);
  expect(long.told('Hoa', 3)).toBe('Hoa hasss 3 homesss');
});

test('a built module of texts gives out the same names', async () => {
  const code = longModule('var e={save:`Save`},t=`Homes`;export{e as parts,t};');
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
    parts: { save: string };
    t: string;
  };
  expect(module).toMatchObject({ parts: { save: 'Saveee' }, t: 'Homesss' });
  expect(() => longModule('console.log(1)')).toThrow(/not a module of texts/);
});
