import { applyAppearance } from '#ui/appearance.ts';
import { render } from 'preact';
import { LocationProvider } from 'preact-iso';
import { Fields } from './shown-fields.tsx';
import { Surfaces } from './shown-surfaces.tsx';

/** `/tests/parts/` of the dev server: every part in the three schemes side by side, each in a frame with a page of its own. Nothing of it is built. */
const schemes = ['light', 'dark', 'outdoor'] as const;
const asked = schemes.find((scheme) => scheme === new URLSearchParams(location.search).get('scheme'));

function AllSchemes() {
  return (
    <main style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(24rem, 1fr))', blockSize: '100dvh' }}>
      {schemes.map((scheme) => (
        <iframe key={scheme} title={scheme} src={`?scheme=${scheme}`} style={{ inlineSize: '100%', blockSize: '100%', border: 0 }} />
      ))}
    </main>
  );
}

function Parts() {
  return (
    <LocationProvider>
      <Surfaces />
      <Fields />
    </LocationProvider>
  );
}

applyAppearance(document.documentElement);
if (asked) document.documentElement.dataset['scheme'] = asked;
const root = document.getElementById('app');
if (root) render(asked ? <Parts /> : <AllSchemes />, root);
