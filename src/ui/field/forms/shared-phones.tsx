import type { Home } from '#background/device-api.ts';
import { Button } from '#ui/parts/button.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { isSamePhone, phonesOf } from './family.ts';

interface SharedPhonesProps {
  readonly home: Home | undefined;
  readonly except: string | undefined;
  readonly value: string;
  readonly onValue: (number: string) => void;
}

const most = 3;

/** Many families have one telephone: its number is one tap. */
export function SharedPhones({ home, except, value, onValue }: SharedPhonesProps) {
  const { person } = formsWords();
  const offered = phonesOf(home, except).slice(0, most);
  if (offered.length === 0 || offered.some(({ number }) => isSamePhone(value, number))) return null;
  return (
    <div class="button-bar form-offers">
      {offered.map(({ number, shown, of }) => (
        <Button key={number} onPress={() => onValue(shown)}>
          {of === undefined ? person.sharePhone(shown) : person.sharePhoneOf(of, shown)}
        </Button>
      ))}
    </div>
  );
}
