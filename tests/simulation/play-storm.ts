import { Player, type Storm } from './actions.ts';
import { checkConverged, checkOwnWritesVisible } from './check-world.ts';
import { World, type WorldOptions } from './world.ts';

export type StormOptions = Pick<WorldOptions, 'tamper' | 'indexed'>;

/** A storm from beginning to end: every promise is checked on the way and after it. */
export async function playStorm({ tablets, seed, actions }: Storm, { tamper, indexed }: StormOptions = {}): Promise<World> {
  const world = await World.begin({ tablets, seed, tamper, indexed });
  const player = new Player(world);
  const asIs = actions.findIndex((action) => action.do === 'put-back' && action.how === 'as-is');
  /* By the database's own tools streams are numbered anew below the tablets' cursors, and the daily comparison finds what a cursor cannot (SY38). */
  const isRenumbered = (at: number) => asIs >= 0 && at >= asIs;
  for (const [at, action] of actions.entries()) {
    await player.play(action);
    world.pass(50);
    if (!isRenumbered(at)) await checkOwnWritesVisible(world);
  }
  await world.calm();
  if (asIs >= 0) {
    world.pass(24 * 3_600_000);
    await world.calm();
  }
  await checkOwnWritesVisible(world, false);
  await checkConverged(world, { restored: actions.some((action) => action.do === 'restore') });
  return world;
}
