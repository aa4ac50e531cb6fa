/** Ages at which services are needed differently: pupils, students and young workers, parents, before and after pension, the very old. */
const starts = [0, 14, 25, 40, 60, 75] as const;

export interface AgeBandOfYear {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** First and last year of birth, `yyyy`. */
  readonly born?: readonly [string, string] | undefined;
}

/** The bands in the year of a day, the youngest first, by year of birth alone; the last holds those whose year nobody knows. */
export function ageBandsOn(day: string): readonly AgeBandOfYear[] {
  const year = Number(day.slice(0, 4));
  const bands = starts.map((from, i): AgeBandOfYear => {
    const next = starts[i + 1];
    const earliest = next === undefined ? '0000' : String(year - next + 1);
    return { from, to: next === undefined ? undefined : next - 1, born: [earliest, from === 0 ? '9999' : String(year - from)] };
  });
  return [...bands, {}];
}
