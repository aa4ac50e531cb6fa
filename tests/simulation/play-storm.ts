import { Player, type Storm } from './actions.ts';
import { checkConverged, checkOwnWritesVisible } from './check-world.ts';
import { type Tamper, World } from './world.ts';

/** A storm from beginning to end: every promise is checked on the way and after it. */
export async function playStorm({ tablets, seed, actions }: Storm, tamper?: Tamper): Promise<World> {
  const world = await World.begin({ tablets, seed, tamper });
  const player = new Player(world);
  for (const action of actions) {
    await player.play(action);
    world.pass(50);
    await checkOwnWritesVisible(world);
  }
  await world.calm();
  await checkConverged(world, { restored: actions.some((action) => action.do === 'restore') });
  return world;
}
