import { observable } from "../../base/observable";

const key = "Ballast.FirstRun";

/**
 * True where this user has put the steps away. Also true at first if nothing can be remembered, or the card would come back every
 * time.
 */
export const stepsAreAway = observable(isOver());

export function putStepsAway(): void {
  stepsAreAway.set(true);
  remember((storage) => storage.setItem(key, "over"));
}

/** A new object each time that the steps are asked for. */
export const stepsAreAsked = observable<object | undefined>(undefined);

export function bringStepsBack(): void {
  stepsAreAway.set(false);
  stepsAreAsked.set({});
  remember((storage) => storage.removeItem(key));
}

function isOver(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

function remember(work: (storage: Storage) => void): void {
  try {
    work(localStorage);
  } catch {
    // Some browsers forbid it. Then the choice holds until the pane is closed.
  }
}
