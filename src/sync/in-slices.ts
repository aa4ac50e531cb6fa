const slice = 1000;

/** Many at a time, not all at once: memory stays bounded and the platform's crypto stays busy. */
export async function inSlices<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (let start = 0; start < items.length; start += slice) {
    for (const result of await Promise.all(items.slice(start, start + slice).map(work))) results.push(result);
  }
  return results;
}
