/** The list with one of its items moved a place up (-1) or down (1); as it was when there is no such place. */
export function moved<Item>(list: readonly Item[], at: number, by: -1 | 1): Item[] {
  const item = list[at];
  const other = list[at + by];
  if (item === undefined || other === undefined) return [...list];
  return list.map((each, index) => {
    if (index === at) return other;
    return index === at + by ? item : each;
  });
}

export function without<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_, index) => index !== at);
}

export function replaced<Item>(list: readonly Item[], at: number, item: Item): Item[] {
  return list.map((each, index) => (index === at ? item : each));
}

export function inserted<Item>(list: readonly Item[], at: number, item: Item): Item[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}
