import type { Guide } from '#guides/guide.ts';
import { officialApps, platforms, storeAddress, type OfficialApp } from '#guides/official-apps.ts';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { QrCode } from './qr-code.tsx';

/** Opened on the citizen's own phone, by its own camera: nobody types a name that a false app could bear as well. */
export function StoreCode({ apps }: { readonly apps: Guide['apps'] }) {
  const texts = guideWords();
  const known = officialApps.filter(({ id }) => apps.includes(id));
  return (
    <details class="guide-more">
      <summary>{texts.store}</summary>
      <p class="soft">{texts.storeMore}</p>
      <div class="stack">
        {known.map((app) => (
          <AppCodes key={app.id} app={app} />
        ))}
      </div>
    </details>
  );
}

/** An app whose store id rests on one place only is named, so that it can be looked for. */
function AppCodes({ app }: { readonly app: OfficialApp }) {
  const texts = guideWords();
  const pages = platforms.flatMap((platform) => {
    const address = storeAddress(app, platform);
    return address === undefined ? [] : [{ platform, address }];
  });
  return (
    <section class="stack-tight">
      <h3>{app.forWhom ? `${app.name} (${said(app.forWhom)})` : app.name}</h3>
      <p class="soft">{texts.storeName(app.name, said(app.publisher))}</p>
      {pages.length > 0 && (
        <div class="guide-codes">
          {pages.map(({ platform, address }) => (
            <figure key={platform} class="guide-code">
              <QrCode text={address} />
              <figcaption>{texts[platform]}</figcaption>
            </figure>
          ))}
        </div>
      )}
    </section>
  );
}
