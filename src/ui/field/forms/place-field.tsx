import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { useId, useState } from 'preact/hooks';
import { PlaceByHand } from './place-by-hand.tsx';
import { findPosition } from './position.ts';

/** A plain object of numbers, as drafts and records keep it: `lat`, `lng` and, when it was measured, `accuracy`. */
export type Place = { readonly [part: string]: number } | null;

/** Metres beyond which a house is hard to tell from its neighbours. */
const roughFrom = 50;

export function PlaceField({ value, onValue }: { readonly value: Place; readonly onValue: (place: Place) => void }) {
  const id = useId();
  const [state, setState] = useState<'idle' | 'searching' | 'denied' | 'unavailable'>('idle');
  const { place } = formsWords();
  const take = async () => {
    setState('searching');
    const found = await findPosition(navigator.geolocation);
    setState(found.kind === 'found' ? 'idle' : found.kind);
    if (found.kind === 'found') onValue(found.location);
  };
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <p class="field-label" id={id}>
        {place.label} <span class="field-optional">{words().parts.optional}</span>
      </p>
      <div role="status" class="stack-tight">
        {value && <PlaceFound accuracy={value['accuracy']} />}
        {state === 'searching' && <p class="soft">{place.searching}</p>}
        {(state === 'denied' || state === 'unavailable') && <Notice kind="warning" title={place[state]} />}
      </div>
      <div class="button-bar">
        <Button icon="village" busy={state === 'searching'} onPress={() => void take()}>
          {value ? place.again : place.take}
        </Button>
        {value && (
          <Button look="quiet" onPress={() => onValue(null)}>
            {place.drop}
          </Button>
        )}
      </div>
      <PlaceByHand value={value} onValue={onValue} />
    </div>
  );
}

function PlaceFound({ accuracy }: { readonly accuracy: number | undefined }) {
  const { place } = formsWords();
  if (accuracy === undefined) {
    return (
      <div>
        <Badge tone="done">{place.byHand}</Badge>
      </div>
    );
  }
  return (
    <>
      <div>
        <Badge tone={accuracy > roughFrom ? 'wait' : 'done'}>{place.found(formats().number(accuracy))}</Badge>
      </div>
      {accuracy > roughFrom && <p class="soft small">{place.rough}</p>}
    </>
  );
}
