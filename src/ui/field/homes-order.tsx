import { useFieldId } from '#ui/parts/field.tsx';
import { words } from '#ui/text/words.ts';
import { homesOrders, homesQuery } from './homes-query.ts';

/** By name, or as one walks: then the row below is the next door. */
export function HomesOrder() {
  const { homes } = words();
  const name = useFieldId();
  return (
    <div class="chips" data-count="2" role="radiogroup" aria-label={homes.orderLabel}>
      {homesOrders.map((order) => (
        <label class="chip" key={order}>
          <input
            class="unseen"
            type="radio"
            name={name}
            checked={homesQuery.value.order === order}
            onChange={() => {
              homesQuery.value = { ...homesQuery.value, order };
            }}
          />
          {homes.order[order]}
        </label>
      ))}
    </div>
  );
}
