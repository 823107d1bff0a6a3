declare const BALLAST_VERSION: string;

/** The add-in's version; the build puts it in from package.json. */
export const version = BALLAST_VERSION;
