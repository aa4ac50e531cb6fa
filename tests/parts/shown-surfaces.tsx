import { BottomNav, TopBar } from '#ui/parts/bars.tsx';
import { Brand } from '#ui/parts/brand.tsx';
import { Button, IconButton, IconLink, LinkButton } from '#ui/parts/button.tsx';
import { Fold } from '#ui/parts/fold.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { actionIcons } from '#ui/parts/icons-actions.ts';
import { placeIcons } from '#ui/parts/icons-places.ts';
import { stateIcons } from '#ui/parts/icons-states.ts';
import { Dialog, Sheet } from '#ui/parts/overlays.tsx';
import { Badge, Notice, ProgressBar } from '#ui/parts/signals.tsx';
import { Card, EmptyState, Row, Rows, Section, Skeleton } from '#ui/parts/surfaces.tsx';
import { showToast, Toasts } from '#ui/parts/toasts.tsx';
import { useState } from 'preact/hooks';

const icons = Object.keys({ ...placeIcons, ...actionIcons, ...stateIcons }) as readonly IconName[];
const looks = ['main', 'plain', 'quiet', 'danger'] as const;
const tones = ['plain', 'done', 'wait', 'stop', 'note'] as const;
const kinds = ['info', 'done', 'warning', 'error'] as const;

export function Surfaces() {
  return (
    <>
      <TopBar title="Quàng Thị Lụa" tab="Parts" under="69 tuổi" back="/">
        <IconLink icon="edit" label="Sửa" href="#edit" />
      </TopBar>
      <div class="screen-body">
        <Brand />
        <Buttons />
        <Signals />
        <Lists />
        <Overlays />
      </div>
      <BottomNav
        label="Các nơi"
        places={[
          { href: '/', icon: 'today', name: 'Hôm nay' },
          { href: '/homes', icon: 'homes', name: 'Nhà' },
          { href: '/outbox', icon: 'outbox', name: 'Sổ gửi', count: 3, countWords: '3 việc chờ gửi', countTone: 'wait' },
        ]}
      />
    </>
  );
}

function Buttons() {
  return (
    <Section title="Button, LinkButton, IconButton">
      {looks.map((look) => (
        <div key={look} class="line">
          <Button look={look} icon="save">
            {look}
          </Button>
          <Button look={look} disabled>
            disabled
          </Button>
          <Button look={look} busy>
            busy
          </Button>
        </div>
      ))}
      <Button look="main" size="big" wide icon="add">
        Ghi nhà mới
      </Button>
      <div class="line">
        <LinkButton icon="today" href="#link">
          LinkButton
        </LinkButton>
        <IconButton icon="close" label="Đóng" onPress={() => undefined} />
      </div>
    </Section>
  );
}

function Signals() {
  return (
    <Section title="Icon, Badge, Notice, ProgressBar">
      <div class="line">
        {icons.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} />
          </span>
        ))}
      </div>
      <div class="line">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </div>
      {kinds.map((kind) => (
        <Notice key={kind} kind={kind} title={`Chuyện gì đã xảy ra (${kind})`}>
          <p>Và làm gì tiếp.</p>
        </Notice>
      ))}
      <ProgressBar label="Máy chủ đã nhận 41/44" value={41} most={44} />
    </Section>
  );
}

function Lists() {
  return (
    <Section title="Section, Card, Rows, Fold" aside="2">
      <Card tight>
        <Rows label="Người trong nhà">
          <Row title="Vi Văn Thái" href="#row" icon="person">
            <Badge tone="done">Đã đồng ý</Badge>
          </Row>
          <Row title="Lương Thị Mận" onPress={() => undefined} icon="person" current>
            <span class="small soft">Ngõ chợ</span>
          </Row>
        </Rows>
      </Card>
      <Card>
        <Fold summary="Xem thêm">{() => <p>Chi tiết.</p>}</Fold>
      </Card>
      <EmptyState title="Chưa có nhà nào" icon="homes">
        <p>Gõ cửa nhà đầu tiên.</p>
      </EmptyState>
      <Skeleton label="Đang mở" rows={2} />
    </Section>
  );
}

function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'sheet'>();
  const close = () => setOpen(undefined);
  return (
    <Section title="Dialog, Sheet, Toasts">
      <div class="line">
        <Button onPress={() => setOpen('dialog')}>Dialog</Button>
        <Button onPress={() => setOpen('sheet')}>Sheet</Button>
        <Button onPress={() => showToast({ words: 'Đã lưu', undo: () => undefined })}>Toast</Button>
      </div>
      {open === 'dialog' && (
        <Dialog title="Dialog" onClose={close}>
          <p>Hỏi một điều.</p>
        </Dialog>
      )}
      {open === 'sheet' && (
        <Sheet title="Sheet" onClose={close}>
          <p>Chọn một điều.</p>
        </Sheet>
      )}
      <Toasts />
    </Section>
  );
}
