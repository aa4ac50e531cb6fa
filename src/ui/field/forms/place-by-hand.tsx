import { directions, movedBy, parseLocation, writtenLocation, type Direction } from '#domain/location.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { useState } from 'preact/hooks';
import type { Place } from './place-field.tsx';

interface PlaceByHandProps {
  readonly value: Place;
  readonly onValue: (place: Place) => void;
}

/** Satellites are often wrong between houses: the point can be pasted from a map, or moved a few steps. */
export function PlaceByHand({ value, onValue }: PlaceByHandProps) {
  const { place } = formsWords();
  return (
    <details>
      <summary class="summary">{place.correct}</summary>
      <div class="form-by-hand">
        {value && <Nudges value={value} onValue={onValue} />}
        <TypedPlace onValue={onValue} />
      </div>
    </details>
  );
}

const steps = ['5', '20'] as const;

function Nudges({ value, onValue }: { readonly value: NonNullable<Place>; readonly onValue: (place: Place) => void }) {
  const { place } = formsWords();
  const [step, setStep] = useState<(typeof steps)[number]>('5');
  const { lat = 0, lng = 0 } = value;
  const move = (direction: Direction) => onValue(movedBy({ lat, lng }, Number(step), direction));
  return (
    <>
      <p class="digits" role="status">
        {writtenLocation({ lat, lng })}
      </p>
      <div class="form-short">
        <Choice
          label={place.step}
          options={steps.map((metres) => ({ value: metres, title: place.metres(metres) }))}
          value={step}
          onValue={setStep}
        />
      </div>
      <div class="form-nudges" role="group" aria-label={place.move}>
        {directions.map((direction) => (
          <div key={direction} data-direction={direction}>
            <Button wide onPress={() => move(direction)}>
              {place.direction[direction]}
            </Button>
          </div>
        ))}
      </div>
    </>
  );
}

function TypedPlace({ onValue }: Pick<PlaceByHandProps, 'onValue'>) {
  const { place } = formsWords();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const use = () => {
    const read = parseLocation(typed);
    setError(read.ok ? undefined : place.unread[read.reason]);
    if (!read.ok) return;
    onValue(read.location);
    setTyped('');
  };
  return (
    <>
      <TextField
        label={place.typed}
        hint={place.typedHint}
        optional
        keyboard="code"
        longest={500}
        error={error}
        value={typed}
        onValue={(text) => {
          setTyped(text);
          setError(undefined);
        }}
      />
      <div>
        <Button disabled={typed.trim() === ''} onPress={use}>
          {place.useTyped}
        </Button>
      </div>
    </>
  );
}
