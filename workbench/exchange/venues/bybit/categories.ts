import { intervalOf } from "../../market/interval";

export type Category = "linear" | "inverse" | "spot";

export const isCategory = (text: string): text is Category => ["linear", "inverse", "spot"].includes(text);

export const endingOf = (category: Category): string => (category === "inverse" ? "USD" : "USDT");

/** Letters and numbers of minutes, as Bybit names the lengths of bars. */
export const intervalNamed = (name: string) => {
  const letters: Record<string, string> = { D: "1d", W: "1w", M: "1M" };
  return intervalOf(letters[name] ?? `${name}m`);
};
