import { vaultSlot } from '#ui/device.ts';
import { vaultWords } from '#ui/text/vault-words.ts';
import { colourOf, vaultColours } from './vault-marks.ts';

interface ColourChoiceProps {
  readonly value: string | undefined;
  readonly onValue: (colour: string) => void;
}

/** The colour by which a volunteer finds the own vault among several. */
export function ColourChoice({ value, onValue }: ColourChoiceProps) {
  const text = vaultWords();
  const chosen = colourOf(vaultSlot.value, value);
  return (
    <fieldset class="field">
      <legend class="field-label">{text.colour}</legend>
      <p class="field-hint">{text.colourHint}</p>
      <div class="vault-tiles">
        {vaultColours.map((colour) => (
          <button
            key={colour}
            class="vault-tile"
            type="button"
            data-colour={colour}
            aria-pressed={colour === chosen}
            aria-label={text.number(String(vaultSlot.value), text.colours[colour])}
            onClick={() => onValue(colour)}
          >
            <b>{vaultSlot.value}</b>
            <span class="small">{text.colours[colour]}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
