import { ServiceError } from "../../host/errors";
import { RemoteObject, typeName } from "../../host/remote";
import type { Grid } from "../grid";

export class Application extends RemoteObject {
  readonly [typeName] = "Application";

  constructor(private readonly grid: Grid) {
    super();
  }

  get calculationMode(): string {
    return "Automatic";
  }
  get calculationState(): string {
    return this.grid.calculation.idle ? "Done" : "Calculating";
  }

  /** "Recalculate" does what is due, which here is always done; the full kinds calculate every formula anew. */
  calculate(type: string): void {
    if (!["Recalculate", "Full", "FullRebuild"].includes(type)) throw new ServiceError("InvalidArgument");
    if (type === "Recalculate") return;
    this.grid.forgetResults();
    this.grid.calculate({ everything: true });
  }
  /** Every batch is calculated and drawn once, after its last change: there is nothing to hold back. */
  suspendApiCalculationUntilNextSync(): void {}
  suspendScreenUpdatingUntilNextSync(): void {}
}
