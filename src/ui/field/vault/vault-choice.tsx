import { chooseVault, device, deviceState, useRead, vaultSlot } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { vaultWords } from '#ui/text/vault-words.ts';
import { formats } from '#ui/text/words.ts';
import { colourOf, freeSlot } from './vault-marks.ts';

/** Whose vault: a number and a colour each, nothing of a person. With one vault only the way to add another is shown. */
export function VaultChoice() {
  const text = vaultWords();
  const { value } = useRead(() => device().neighbours(), [vaultSlot.value]);
  if (!value) return null;
  const others = value.filter(({ enrolled }) => enrolled);
  const state = deviceState.value;
  const mine = state?.kind === 'locked' ? [{ slot: vaultSlot.value, colour: state.colour, parcels: 0 }] : [];
  const free = freeSlot(mine.length > 0 ? vaultSlot.value : undefined, value);
  const all = [...others, ...mine].toSorted((a, b) => a.slot - b.slot);
  return (
    <section class="stack-tight">
      {all.length > mine.length && (
        <>
          <h2 class="field-label">{text.whose}</h2>
          <div class="vault-tiles">
            {all.map(({ slot, colour, parcels }) => (
              <VaultTile key={slot} slot={slot} colour={colour} parcels={parcels} />
            ))}
          </div>
        </>
      )}
      {mine.length > 0 && <AddVault free={free} />}
    </section>
  );
}

function VaultTile({ slot, colour, parcels }: { readonly slot: number; readonly colour: string | undefined; readonly parcels: number }) {
  const text = vaultWords();
  const shown = colourOf(slot, colour);
  const isPresent = slot === vaultSlot.value;
  return (
    <button
      class="vault-tile"
      type="button"
      data-colour={shown}
      aria-pressed={isPresent}
      aria-label={text.number(String(slot), text.colours[shown])}
      onClick={() => void chooseVault(slot)}
    >
      <b>{slot}</b>
      <span class="small">{isPresent ? text.present : text.colours[shown]}</span>
      {parcels > 0 && <span class="small">{text.waiting(formats().number(parcels))}</span>}
    </button>
  );
}

function AddVault({ free }: { readonly free: number | undefined }) {
  const text = vaultWords();
  return (
    <details class="small">
      <summary class="summary">{text.another}</summary>
      <div class="stack-tight">
        <p class="soft">{free === undefined ? text.full : text.anotherMore}</p>
        {free !== undefined && (
          <Button icon="add" onPress={() => void chooseVault(free)}>
            {text.add}
          </Button>
        )}
      </div>
    </details>
  );
}
