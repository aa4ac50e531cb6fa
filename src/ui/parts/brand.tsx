/** A gate at the end of a lane: two posts, a tiled roof, and the way in. */
export function Brand() {
  return (
    <svg class="brand" viewBox="0 0 48 48" aria-hidden="true">
      <path class="brand-roof" d="M3 17c6-1 13-4 21-11 8 7 15 10 21 11l-2 5H5z" />
      <path class="brand-posts" d="M9 22h6v20H9zM33 22h6v20h-6z" />
      <path class="brand-lane" d="M21.5 42 23 27h2l1.5 15z" />
    </svg>
  );
}
