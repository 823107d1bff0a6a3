const loading = new Map<string, Promise<void>>();

/** Runs a script of this site once. The policy of the pages allows scripts by their files alone, and a file works without a server too. */
export function loadScriptFile(path: string): Promise<void> {
  let loaded = loading.get(path);
  if (loaded === undefined) {
    loaded = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${document.documentElement.dataset.up ?? ""}${path}`;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        loading.delete(path);
        reject(new Error(`${script.src} could not be loaded.`));
      });
      document.head.append(script);
    });
    loading.set(path, loaded);
  }
  return loaded;
}

/** An element with text or other elements in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}
