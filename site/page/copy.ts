/** Puts a button into each block of code that copies it, a line that states a result without that: `=F(1)   → 2` gives `=F(1)`. */
export function offerCopies(within: ParentNode): void {
  for (const block of within.querySelectorAll<HTMLElement>(".code:not(:has(.copy))")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy the code");
    button.addEventListener("click", () => {
      const code = block.querySelector("code")!;
      void copied(code.textContent.replace(/[ \t]+→.*$/gm, "")).then((isDone) => {
        if (!isDone) getSelection()?.selectAllChildren(code);
        say(button, isDone ? "Copied" : "Press Ctrl+C");
      });
    });
    block.append(button);
  }
}

/** False where the browser has no clipboard for the page, as on a server without https. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds for which the button says what it did. */
const shown = 1600;

function say(button: HTMLButtonElement, text: string): void {
  button.textContent = text;
  setTimeout(() => (button.textContent = "Copy"), shown);
}
