import { expect } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { deskScreens, openDeskScreen } from './screens/desk-screens.ts';
import { deskStates, openDeskState } from './screens/desk-states.ts';
import { serveLongWords } from './screens/long-words.ts';
import { lookLong, lookWell } from './screens/looks.ts';
import { unopened } from './screens/settled.ts';
import { ownWorld } from './world.ts';

/** What stands on the screens is held, so nobody else may write into the commune. */
const test = ownWorld();

for (const [what, look] of [
  ['nobody is shut out in any colours, and its shape is as it was', lookWell],
  ['words half as long again fit', lookLong],
] as const) {
  test(`every screen and state of the desk: ${what}`, async ({ browser, world }) => {
    test.setTimeout(300_000);
    const found: string[] = [];
    const desk = await Desk.open(browser, world.server.origin);
    const { page } = desk;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await serveLongWords(desk.context);
    await page.goto(`${world.server.origin}/desk`);
    await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
    if (look === lookWell) found.push(...(await look(page, 'desk-sign-in')));
    await desk.signIn(world.desk);
    if (look === lookLong) {
      await page.evaluate(() => localStorage.setItem('language', 'en'));
      await page.reload();
    }
    for (const screen of deskScreens) {
      const fault = await unopened(() => openDeskScreen(page, screen));
      found.push(...(fault.length > 0 ? fault.map((line) => `${screen.name} ${line}`) : await look(page, screen.name)));
    }
    for (const state of deskStates) {
      const fault = await unopened(() => openDeskState(page, state));
      found.push(...(fault.length > 0 ? fault.map((line) => `${state.name} ${line}`) : await look(page, state.name)));
    }
    expect(found).toEqual([]);
    await desk.close();
  });
}
