/** True where Excel, or what is written into it, is in Turkish. */
export function isTurkish(): boolean {
  const { displayLanguage, contentLanguage } = Office.context;
  return [displayLanguage, contentLanguage].some((language) => /^tr\b/i.test(language));
}
