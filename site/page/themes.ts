const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const key = "ballast-docs-theme";

/** What the reader has chosen on this computer. */
export function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return themes.find((theme) => theme === kept) ?? "system";
  } catch {
    return "system"; // Some browsers refuse a store to pages that are opened as files.
  }
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** The button that changes the theme, one after the other. */
export function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>("button.theme")!;
  let theme = keptTheme();
  const show = () => {
    showTheme(theme);
    button.title = `Theme: ${theme}`;
    button.setAttribute("aria-label", `Theme: ${theme}. Change it`);
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length]!;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // It holds for this page alone.
    }
    show();
  });
  show();
  button.hidden = false;
}
