/** People who were told how to stay safe though nothing may be written down about them: asked once while the app is open, not before every guide. */
const told = new Set<string>();

export function noteTold(person: string): void {
  told.add(person);
}

export function wasTold(person: string): boolean {
  return told.has(person);
}
