import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { accountWords } from './account-words.ts';

/** Shown this once; to be printed. */
export function RecoveryDialog({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const { recovery } = accountWords();
  return (
    <Dialog title={recovery.title} onClose={onClose}>
      <p class="desk-no-print">{recovery.more}</p>
      <div class="desk-recovery">
        <p class="desk-print-only">
          <strong>Từng Ngõ</strong> · {recovery.title}
        </p>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div class="button-bar desk-no-print">
        <Button onPress={() => print()}>{recovery.print}</Button>
        <Button look="main" onPress={onClose}>
          {recovery.kept}
        </Button>
      </div>
    </Dialog>
  );
}
