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

  /** "Recalculate" has nothing to do here, because changes are always calculated. The other types calculate all formulas again. */
  calculate(type: string): void {
    if (!["Recalculate", "Full", "FullRebuild"].includes(type)) throw new ServiceError("InvalidArgument");
    if (type === "Recalculate") return;
    this.grid.forgetResults();
    this.grid.calculate({ everything: true });
  }
  /** There is nothing to suspend: a batch is calculated and drawn once, after its last change. */
  suspendApiCalculationUntilNextSync(): void {}
  suspendScreenUpdatingUntilNextSync(): void {}
}
