import { observable } from "../../base/observable";
import { shownView } from "./navigation";

/** What another view asks to open; a new object each time. */
interface Wanted {
  readonly name: string;
}

/** The function that the Functions view is asked to open, by its name without a namespace. */
export const wantedFunction = observable<Wanted | undefined>(undefined);
/** The template that the Templates view is asked to show, by its id. */
export const wantedTemplate = observable<Wanted | undefined>(undefined);

/** The profile of the user's own that the Settings view is asked to edit, by its id; without an id a new one. */
export const wantedProfile = observable<{ readonly id?: string } | undefined>(undefined);

/** A new object each time that the Settings view is asked to show its section of live data. */
export const wantedLiveSettings = observable<object | undefined>(undefined);

export function openFunction(name: string): void {
  wantedFunction.set({ name });
  shownView.set("functions");
}

export function openTemplate(id: string): void {
  wantedTemplate.set({ name: id });
  shownView.set("templates");
}

export function openProfile(id?: string): void {
  wantedProfile.set({ id });
  shownView.set("settings");
}

export function openLiveSettings(): void {
  wantedLiveSettings.set({});
  shownView.set("settings");
}
