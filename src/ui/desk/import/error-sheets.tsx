import { Button } from '#ui/parts/button.tsx';
import { importWords } from './import-words.ts';
import type { ListActions } from './use-list.ts';
import type { SheetFormat } from './write-sheet.ts';

/** The rows that do not go in, as a sheet to mend. */
export function ErrorSheets({ actions }: { readonly actions: ListActions }) {
  const words = importWords();
  const download = async (format: SheetFormat) => {
    const { errorsSheet: sheet, row, errorsColumn: problem, nowIs: now } = words;
    const kinds = { ...words.problem, ...words.refusal };
    const blob = await actions.desk().errorSheet(format, { sheet, row, problem, kinds, now });
    offer(blob, `${words.errorsFile}.${format}`);
  };
  return (
    <div class="stack-tight">
      <p class="field-label">{words.errorsDownload}</p>
      <div class="line">
        <Button icon="save" onPress={() => void download('xlsx')}>
          {words.asExcel}
        </Button>
        <Button icon="save" onPress={() => void download('csv')}>
          {words.asCsv}
        </Button>
        <span class="small soft">{words.errorsMore}</span>
      </div>
    </div>
  );
}

const keptMs = 60_000;

function offer(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
