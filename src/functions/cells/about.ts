/** An argument that a failure is about or, if the argument is a range, one cell of it. Row and column count from 0. */
export interface About {
  readonly argument: string;
  readonly row?: number;
  readonly column?: number;
}

export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** A row of an argument. */
export function aboutRow(argument: string, { length }: readonly unknown[], row: number): About {
  return aboutCell(argument, { rows: length, columns: 1 }, row, 0);
}

/** A cell of an argument, without its row or column if the argument has only one. */
export function aboutCell(argument: string, shape: Shape, row: number, column: number): About {
  return { argument, row: shape.rows > 1 ? row : undefined, column: shape.columns > 1 ? column : undefined };
}
