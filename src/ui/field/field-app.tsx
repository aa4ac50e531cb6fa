import { deviceState, front, practising, startDevice, vaultSlot } from '#ui/device.ts';
import { lazyScreen, quietPart } from '#ui/lazy-screen.tsx';
import { useEffect } from 'preact/hooks';
import { Route, Router, useLocation } from 'preact-iso';
import { coverWhenHidden } from './cover.ts';
import { FieldNav } from './field-nav.tsx';
import { everyHome, homesQuery } from './homes-query.ts';
import { NotFoundScreen, OpeningScreen, UnusableScreen } from './plain-screens.tsx';
import { PracticeFrame } from './practice-entry.tsx';
import { TodayScreen } from './today-screen.tsx';
import { UnlockScreen } from './unlock-screen.tsx';
import { UpdateOffer } from './update-offer.tsx';
import { welcome } from './welcome.ts';

const EnrolScreen = lazyScreen(async () => (await import('./enrol-screen.tsx')).EnrolScreen);
const WelcomeScreen = lazyScreen(async () => (await import('./welcome-screen.tsx')).WelcomeScreen);
const HouseholdForm = lazyScreen(async () => (await import('./forms/household-form.tsx')).HouseholdForm);
const PersonForm = lazyScreen(async () => (await import('./forms/person-form.tsx')).PersonForm);
const VisitForm = lazyScreen(async () => (await import('./forms/visit-form.tsx')).VisitForm);
const OutboxScreen = lazyScreen(async () => (await import('./outbox-screen.tsx')).OutboxScreen);
const PoliceDayScreen = lazyScreen(async () => (await import('./police-day/police-day-screen.tsx')).PoliceDayScreen);
const GroupScreen = lazyScreen(async () => (await import('./group/group-screen.tsx')).GroupScreen);
const LeafletScreen = lazyScreen(async () => (await import('./leaflet/leaflet-screen.tsx')).LeafletScreen);
const ScanScreen = lazyScreen(async () => (await import('./scan/scan-screen.tsx')).ScanScreen);
const HomesScreen = lazyScreen(async () => (await import('./homes-screen.tsx')).HomesScreen);
const PersonScreen = lazyScreen(async () => (await import('./person-screen.tsx')).PersonScreen);
const SettingsScreen = lazyScreen(async () => (await import('./settings-screen.tsx')).SettingsScreen);
const NewsSheet = quietPart(async () => (await import('./news/news-sheet.tsx')).NewsSheet);
const GuideScreen = lazyScreen(async () => (await import('./guide/guide-screen.tsx')).GuideScreen);

/** The tablet's side. Locking keeps the address, so that unlocking comes back to the same screen. */
export function FieldApp() {
  useEffect(startDevice, []);
  useEffect(coverWhenHidden, []);
  const kind = deviceState.value?.kind;
  useEffect(() => {
    // What was searched for is personal: it does not outlive the lock.
    if (kind !== 'open') homesQuery.value = everyHome;
    if (kind === 'open' || location.pathname.startsWith('/homes')) HomesScreen.fetch();
  }, [kind]);
  return (
    <>
      <PracticeFrame />
      <Gate key={practising.value ? 'practice' : vaultSlot.value} />
      <UpdateOffer />
    </>
  );
}

function Gate() {
  const state = deviceState.value;
  if (state === undefined) return <OpeningScreen />;
  if (state.kind === 'unusable') return <UnusableScreen detail={state.detail} />;
  if (state.kind === 'new') return <EnrolScreen erased={state.erased} wiped={state.wiped === true} parcels={state.parcels} />;
  if (state.kind === 'locked' && !front.value) return <UnlockScreen state={state} />;
  if (welcome.value) return <WelcomeScreen {...welcome.value} />;
  return (
    <div class="with-rail" aria-busy={front.value !== undefined || undefined}>
      <FieldRoutes />
      <FieldNav />
      {!practising.value && !front.value && <NewsSheet />}
    </div>
  );
}

/** `new` stands before `:id`: the first match wins. Forms read their ids from `useRoute().params`. */
function FieldRoutes() {
  const { path } = useLocation();
  if (front.value && path !== '/') return <OpeningScreen />;
  return (
    <Router>
      <Route path="/" component={TodayScreen} />
      <Route path="/homes/new" component={HouseholdForm} />
      <Route path="/homes/:id/edit" component={HouseholdForm} />
      <Route path="/homes/:id/visit" component={VisitForm} />
      <Route path="/homes/:id/people/new" component={PersonForm} />
      <Route path="/homes/:id/guides/:guide/leaflet" component={LeafletScreen} />
      <Route path="/homes/:id/guides/:guide" component={GuideScreen} />
      <Route path="/homes/:id?" component={HomesScreen} />
      <Route path="/visits/:id/edit" component={VisitForm} />
      <Route path="/people/:id/edit" component={PersonForm} />
      <Route path="/people/:id/guides/:guide/leaflet" component={LeafletScreen} />
      <Route path="/people/:id/guides/:guide" component={GuideScreen} />
      <Route path="/people/:id" component={PersonScreen} />
      <Route path="/scan" component={ScanScreen} />
      <Route path="/group" component={GroupScreen} />
      <Route path="/police-day" component={PoliceDayScreen} />
      <Route path="/outbox" component={OutboxScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route default component={NotFoundScreen} />
    </Router>
  );
}
