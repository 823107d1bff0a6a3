/** Marks a bar that stays in sight while the view scrolls. */
export const staysInSight = { "data-stays": "" };

/** Scrolls on where such a bar covers what the focus has moved to; the browser knows of no bar. The result ends it. */
export function keepFocusInSight(): () => void {
  const look = ({ target }: FocusEvent): void => {
    // The browser scrolls after this event.
    requestAnimationFrame(() => {
      if (target instanceof HTMLElement) scrollFromUnderBars(target);
    });
  };
  document.addEventListener("focusin", look);
  return () => document.removeEventListener("focusin", look);
}

/** Pixels between a bar and what is scrolled to it. */
const gap = 8;

function scrollFromUnderBars(focused: HTMLElement): void {
  const bars = [...document.querySelectorAll("[data-stays]")];
  if (focused.closest("dialog") || bars.some((bar) => bar.contains(focused))) return;
  for (const bar of bars) {
    const { top, bottom, height } = bar.getBoundingClientRect();
    const place = focused.getBoundingClientRect();
    if (height === 0 || place.height === 0 || place.bottom <= top || place.top >= bottom) continue;
    window.scrollBy(0, top <= 0 ? place.top - bottom - gap : place.bottom - top + gap);
  }
}
