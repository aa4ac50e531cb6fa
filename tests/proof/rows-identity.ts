import { openTablet } from '../simulation/check-world.ts';
import { type Counted, type Row, sum } from './fault-table.ts';
import { FaultWorld } from './fault-world.ts';

/** The server's disk is lost and last night's backup put into an empty database, once or twice, with work under way. */
async function putBack(rounds: number, seed: number): Promise<Counted> {
  const played: Counted[] = [];
  let offered = 0;
  for (let round = 0; round < rounds; round += 1) {
    const chaos = await FaultWorld.begin(seed + round);
    const { world, dice } = chaos;
    await workAWhile(chaos, dice(4));
    const backup = await world.backUp();
    /* The backup does not know this one at all. */
    const late = await world.enrolLate(seed + round);
    for (let life = 0; life <= dice(2); life += 1) {
      await workAWhile(chaos, 4 + dice(6));
      await world.putBack(backup, dice(2) === 0 ? 'anew' : 'as-is');
      chaos.injected += 1;
      await world.readmit(late);
    }
    await workAWhile(chaos, dice(4));
    await world.calm();
    /* What a cursor cannot tell, the daily comparison does. */
    world.pass(24 * 3_600_000);
    const counted = await chaos.end();
    for (const tablet of world.tablets) offered += openTablet(tablet)?.meta.mended?.offered ?? 0;
    played.push(counted);
  }
  if (offered === 0) throw new Error('nothing was offered again');
  return sum(played);
}

async function workAWhile(chaos: FaultWorld, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const tablet = chaos.tablet();
    await chaos.save(tablet);
    if (chaos.dice(4) === 0) await chaos.wakeShell(tablet);
    else await chaos.send(tablet, () => (chaos.dice(8) === 0 ? 'lose-response' : 'deliver'));
  }
}

/** The storage is put back to an earlier copy of itself, and other work takes its numbers. */
async function cloned(rounds: number, seed: number): Promise<Counted> {
  const played: Counted[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const chaos = await FaultWorld.begin(seed + round);
    await workAWhile(chaos, 3);
    for (let time = 0; time < 6; time += 1) {
      const tablet = chaos.tablet();
      const becomeTheCopy = tablet.snapshot();
      await chaos.save(tablet);
      await chaos.send(tablet);
      becomeTheCopy();
      chaos.injected += 1;
      await chaos.save(tablet);
      await chaos.send(tablet);
    }
    const counted = await chaos.end({ restored: true });
    if ((await chaos.world.renewals()) === 0) throw new Error('no identity was renewed');
    played.push(counted);
  }
  return sum(played);
}

export const identityRows: readonly Row[] = [
  {
    id: 'put-back',
    fault: 'server put back to last night’s backup',
    shown:
      'simulation: tablets offer again what the backup lacks, by the operator’s restore and by the database’s own tools; areas compared and pulled anew',
    rounds: { short: 4, long: 30 },
    perRound: 1,
    play: putBack,
  },
  {
    id: 'cloned',
    fault: 'tablet cloned from another’s storage, or its storage put back',
    shown: 'simulation: other content under known numbers; a new identity, and everything unconfirmed under new numbers',
    rounds: { short: 2, long: 20 },
    perRound: 6,
    play: cloned,
  },
];
