import { cashlessPayment } from './cashless-payment.ts';
import { drivingLicenceInVneid } from './driving-licence-in-vneid.ts';
import { evnBill } from './evn-bill.ts';
import type { Guide } from './guide.ts';
import { healthCardInVneid } from './health-card-in-vneid.ts';
import { mobileMoney } from './mobile-money.ts';
import { payInsuranceWater } from './pay-insurance-water.ts';
import { publicServicePortal } from './public-service-portal.ts';
import { safeFromFraud } from './safe-from-fraud.ts';
import { vneidLevel1 } from './vneid-level-1.ts';
import { vneidLevel2 } from './vneid-level-2.ts';
import { vneidNewPhone } from './vneid-new-phone.ts';
import { vssid } from './vssid.ts';
import { withoutSmartphone } from './without-smartphone.ts';

/** In the order in which they are offered: what others lean on stands before them, what only some people need behind. */
export const shippedGuides: readonly Guide[] = [
  safeFromFraud,
  vneidLevel1,
  vneidLevel2,
  healthCardInVneid,
  publicServicePortal,
  mobileMoney,
  cashlessPayment,
  evnBill,
  payInsuranceWater,
  vssid,
  drivingLicenceInVneid,
  vneidNewPhone,
  withoutSmartphone,
];

export function findGuide(id: string): Guide | undefined {
  return shippedGuides.find((guide) => guide.id === id);
}
