import { Checkbox, Choice, ManyChoice } from '#ui/parts/choices.tsx';
import { DateField, DayField } from '#ui/parts/date-fields.tsx';
import { FieldError, FieldFrame } from '#ui/parts/field.tsx';
import { SearchBox } from '#ui/parts/search-box.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Section } from '#ui/parts/surfaces.tsx';
import { NumberField, PinField, TextField } from '#ui/parts/text-fields.tsx';
import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';

const villages = [
  { value: 'a', title: 'Xóm Giếng Đá', more: 'Bên suối' },
  { value: 'b', title: 'Thôn Gò Mận' },
] as const;
type Village = (typeof villages)[number]['value'];

export function Fields() {
  return (
    <div class="screen-body">
      <Typed />
      <Chosen />
    </div>
  );
}

function Typed() {
  const [text, setText] = useState('Vi Văn Thái');
  const [count, setCount] = useState<number | undefined>(4);
  const [pin, setPin] = useState('');
  const search = useSignal('');
  const [birth, setBirth] = useState<string | undefined>('1957-03-12');
  const [day, setDay] = useState<string | undefined>('2026-12-01');
  return (
    <Section title="Fields">
      <SearchBox label="Tên, ngõ, mấy số cuối" value={search} onValue={(text) => void (search.value = text)} />
      <TextField label="Họ và tên" hint="Đúng như trên giấy tờ." value={text} onValue={setText} />
      <TextField label="Ghi chú" optional lines={3} value={text} onValue={setText} error="Hãy xem lại chỗ này." />
      <NumberField label="Số người" optional value={count} onValue={setCount} />
      <DateField label="Ngày sinh" value={birth} onValue={setBirth} />
      <DayField label="Hẹn lại" value={day} onValue={setDay} />
      <PinField label="Mã PIN" value={pin} onValue={setPin} />
      <FieldFrame id="own" label="FieldFrame" hint="Cho những gì không có ô riêng.">
        <output id="own">…</output>
      </FieldFrame>
      <FieldError id="own" error="FieldError" />
    </Section>
  );
}

function Chosen() {
  const [one, setOne] = useState<Village | undefined>('a');
  const [many, setMany] = useState<readonly Village[]>(['b']);
  const [ticked, setTicked] = useState(true);
  return (
    <Section title="Choice, ManyChoice, Checkbox, SelectField">
      <Choice label="Thôn, xóm" options={villages} value={one} onValue={setOne} />
      <ManyChoice label="Ai có mặt?" options={villages} values={many} onValues={setMany} />
      <Checkbox label="Đã nói rõ" more="Từng việc một." checked={ticked} onChecked={setTicked} />
      <SelectField label="Thôn, xóm" options={villages} value={one ?? ''} onValue={(value) => setOne(value === 'b' ? 'b' : 'a')} />
    </Section>
  );
}
