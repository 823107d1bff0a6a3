/** A file that is not opened. The message says what is wrong, where, and what to do. */
export class FileRefused extends Error {
  constructor(where: string, what: string, remedy: string) {
    super(`${where === "" ? "" : `${where}: `}${what} ${remedy}`);
    this.name = "FileRefused";
  }
}

export const count = (number: number): string => number.toLocaleString("en-US");
