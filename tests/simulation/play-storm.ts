import { Player, type Storm } from './actions.ts';
import { checkConverged, checkOwnWritesVisible } from './check-world.ts';
import { World, type WorldOptions } from './world.ts';

export type StormOptions = Pick<WorldOptions, 'tamper' | 'indexed'>;

/** A storm from beginning to end: every promise is checked on the way and after it. */
export async function playStorm({ tablets, seed, actions }: Storm, { tamper, indexed }: StormOptions = {}): Promise<World> {
  const world = await World.begin({ tablets, seed, tamper, indexed });
  const player = new Player(world);
  for (const action of actions) {
    await player.play(action);
    world.pass(50);
    await checkOwnWritesVisible(world);
  }
  await world.calm();
  await checkOwnWritesVisible(world, false);
  await checkConverged(world, { restored: actions.some((action) => action.do === 'restore') });
  return world;
}
