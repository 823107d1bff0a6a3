/** Gives the sources the namespace that webpack puts into a build. */
export function setNamespace(namespace: string): void {
  Object.assign(globalThis, { BALLAST_NAMESPACE: namespace });
}
