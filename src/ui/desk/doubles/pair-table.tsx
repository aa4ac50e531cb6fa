import type { FieldValue } from '#domain/mutation.ts';
import type { DoubleDetail, DoubleSide } from '#protocol/doubles-answers.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { deskWords } from '../desk-words.ts';
import { ConsentBadge } from '../record-facts.tsx';
import { fieldName, guideTitle, textField, valueWords } from '../record-words.ts';
import { doublesWords } from './doubles-words.ts';
import type { PairRow, PairSide } from './pair-rows.ts';

interface PairTableProps {
  readonly detail: DoubleDetail;
  readonly rows: readonly PairRow[];
  readonly onChoose: (field: string, side: PairSide) => void;
}

/** Both records line by line, and what stands afterwards. */
export function PairTable({ detail, rows, onChoose }: PairTableProps) {
  const { pair } = doublesWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table desk-pair" data-rows="still">
        <thead>
          <tr>
            <th scope="col">{pair.field}</th>
            <th scope="col">{pair.one}</th>
            <th scope="col">{pair.other}</th>
            <th scope="col">{pair.after}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{pair.village}</th>
            <td data-column={pair.one}>{detail.a.areaName}</td>
            <td data-column={pair.other}>{detail.b.areaName}</td>
            <td />
          </tr>
          {rows.map((row) => (
            <FieldLine key={row.field} row={row} detail={detail} onChoose={onChoose} />
          ))}
          {detail.kind === 'person' && <ConsentLine detail={detail} />}
          <GuideLines detail={detail} />
        </tbody>
      </table>
    </div>
  );
}

interface FieldLineProps extends Pick<PairTableProps, 'detail' | 'onChoose'> {
  readonly row: PairRow;
}

function FieldLine({ row, detail, onChoose }: FieldLineProps) {
  const { pair } = doublesWords();
  const { field, side } = row;
  const name = fieldName(field);
  const shown = { a: shownValue(field, row.a, detail.a), b: shownValue(field, row.b, detail.b) };
  const cell = (of: PairSide) =>
    side === undefined ? (
      shown[of]
    ) : (
      <label class="desk-pair-choice">
        <input
          type="radio"
          name={`pair-${field}`}
          checked={side === of}
          aria-label={`${pair.choose(name, of === 'a' ? pair.one : pair.other)}: ${shown[of]}`}
          onChange={() => onChoose(field, of)}
        />
        <span>{shown[of]}</span>
      </label>
    );
  return (
    <tr data-differs={side !== undefined}>
      <th scope="row">
        {name}
        {side !== undefined && (
          <span class="desk-more">
            <Badge tone="wait" icon="warning">
              {pair.differs}
            </Badge>
          </span>
        )}
      </th>
      <td data-column={pair.one}>{cell('a')}</td>
      <td data-column={pair.other}>{cell('b')}</td>
      <td data-column={pair.after} class="strong">
        {shown[side ?? 'a']}
      </td>
    </tr>
  );
}

function shownValue(field: string, value: FieldValue, side: DoubleSide): string {
  const { pair, ofHome, noName } = doublesWords();
  if (value === null || value === '') return pair.empty;
  if (field === 'household') return ofHome(side.head || noName);
  return valueWords(field, value);
}

/** What was agreed to with either stands together: one consent that was not withdrawn is enough, so a withdrawal has to be seen here. */
function ConsentLine({ detail: { a, b } }: { readonly detail: DoubleDetail }) {
  const { pair } = doublesWords();
  return (
    <tr>
      <th scope="row">{deskWords().record.consent}</th>
      <td data-column={pair.one}>
        <ConsentBadge consents={a.consents} />
      </td>
      <td data-column={pair.other}>
        <ConsentBadge consents={b.consents} />
      </td>
      <td data-column={pair.after}>
        <ConsentBadge consents={[...a.consents, ...b.consents]} />
      </td>
    </tr>
  );
}

function GuideLines({ detail: { a, b } }: { readonly detail: DoubleDetail }) {
  const { pair } = doublesWords();
  const guideOf = (id: string) => id.slice(id.indexOf('/') + 1);
  const guides = [...new Set([...a.progress, ...b.progress].map(({ id }) => guideOf(id)))];
  const milestone = (side: DoubleDetail['a'], guide: string) => {
    const progress = side.progress.find(({ id }) => guideOf(id) === guide);
    const reached = progress && textField(progress.fields, 'milestone');
    return reached ? guideTitle(guide, 'milestones', reached) : pair.empty;
  };
  return (
    <>
      {guides.map((guide) => (
        <tr key={guide}>
          <th scope="row">{guideTitle(guide)}</th>
          <td data-column={pair.one}>{milestone(a, guide)}</td>
          <td data-column={pair.other}>{milestone(b, guide)}</td>
          <td data-column={pair.after}>{pair.furtherKept}</td>
        </tr>
      ))}
    </>
  );
}
