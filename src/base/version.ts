declare const BALLAST_VERSION: string;

/** The add-in's version, which the build takes from package.json. */
export const version = BALLAST_VERSION;
