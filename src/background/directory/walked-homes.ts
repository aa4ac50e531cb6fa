import type { Location } from '#domain/entities.ts';
import { inWalkOrder } from '#domain/walk-order.ts';
import type { KnownAreas } from './areas.ts';
import type { View } from './directory.ts';
import { text } from './record-views.ts';

const places = new Intl.Collator('vi', { numeric: true });

/** The homes as one walks, village by village; kept until the homes or the villages are others. */
export class WalkedHomes {
  private homes: readonly View[] = [];
  private areas: KnownAreas | undefined;
  private walked: readonly View[] = [];

  inOrder(homes: readonly View[], areas: KnownAreas): readonly View[] {
    if (this.homes !== homes || this.areas !== areas) {
      this.homes = homes;
      this.areas = areas;
      this.walked = villageByVillage(homes, areas);
    }
    return this.walked;
  }
}

function villageByVillage(homes: readonly View[], areas: KnownAreas): readonly View[] {
  const byVillage = new Map<string, View[]>();
  for (const view of homes) {
    const neighbours = byVillage.get(view.record.area);
    if (neighbours) neighbours.push(view);
    else byVillage.set(view.record.area, [view]);
  }
  const named = [...byVillage.keys()].map((id) => ({ id, name: areas.name(id) }));
  named.sort((a, b) => places.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  return named.flatMap(({ id }) => walkedIn(byVillage.get(id) ?? []));
}

function walkedIn(homes: readonly View[]): readonly View[] {
  const doorsteps = homes.map((view) => ({
    id: view.record.id,
    address: text(view, 'address'),
    head: text(view, 'head'),
    location: locationOf(view),
    view,
  }));
  return inWalkOrder(doorsteps).map(({ view }) => view);
}

function locationOf(view: View): Location | undefined {
  const location = view.record.fields['location'];
  return (location as unknown as Location | null | undefined) ?? undefined;
}
