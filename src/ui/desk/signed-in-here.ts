const key = 'desk-signed-in';

/** False where nobody has signed in since the last sign-out: the server need not be asked, and would only refuse. */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

export function noteSignedIn(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(key, 'yes');
    else localStorage.removeItem(key);
  } catch {
    // Storage refused: the server is asked every time.
  }
}
