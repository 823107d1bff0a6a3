const key = "Ballast.FirstRun";

/**
 * True if this user has dismissed the first run. Also true if nothing can be remembered, or the card would come back every
 * time.
 */
export function isFirstRunOver(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

export function endFirstRun(): void {
  try {
    localStorage.setItem(key, "over");
  } catch {
    // Some browsers forbid it. Then isFirstRunOver is true anyway.
  }
}
