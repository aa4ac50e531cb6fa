import { checkPersonalId, cleanPersonalId } from '#domain/personal-id.ts';
import { device, useRead } from '#ui/device.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';

const most = 3;

/** A number that is in the book already means the same person twice, or a slip. Said, never decided. */
export function AlikePeople({ personalId, except }: { readonly personalId: string; readonly except: string | undefined }) {
  const number = cleanPersonalId(personalId);
  const wanted = checkPersonalId(number).valid;
  const alike = useRead(async () => (wanted ? await homesWith(number, except) : []), [wanted && number, except]);
  const homes = alike.value ?? [];
  return (
    <div role="status">
      {homes.length > 0 && (
        <Notice kind="warning" title={formsWords().person.alike}>
          <ul class="stack-tight">
            {homes.map(({ id, words }) => (
              <li key={id}>
                <a href={`/homes/${id}`}>{words}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

/** The directory searches by the end of a number, so each find is compared in full. */
async function homesWith(number: string, except: string | undefined) {
  const { rows } = await device().homes({ search: number, show: 'all', offset: 0, limit: most });
  const homes = await Promise.all(rows.map((row) => device().home(row.id)));
  return homes.flatMap((home) => {
    const same = home?.people.filter(({ person }) => person.personalId === number && person.id !== except) ?? [];
    if (!home || same.length === 0) return [];
    const names = same.map(({ person }) => person.name).filter(Boolean);
    return [{ id: home.household.id, words: [...names, home.household.head, home.areaName].filter(Boolean).join(' · ') }];
  });
}
