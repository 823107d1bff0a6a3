const key = "Ballast.FirstRun";

/** Whether the first run is over for this user. Where nothing can be remembered it is, so that the card cannot come again and again. */
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
    // Browsers may forbid it; isFirstRunOver then says that it is over.
  }
}
