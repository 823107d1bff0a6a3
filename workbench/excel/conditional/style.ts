import type { IStyleBase } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import { RemoteObject, typeName } from "../../host/remote";
import type { RuleHandle } from "./rules";

/** The changes that a conditional format makes to cells that meet it; null when it leaves a property as it is. */
export class ConditionalRangeFormat extends RemoteObject {
  readonly [typeName] = "ConditionalRangeFormat";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get fill(): ConditionalRangeFill {
    return new ConditionalRangeFill(this.handle);
  }
  get font(): ConditionalRangeFont {
    return new ConditionalRangeFont(this.handle);
  }
}

export class ConditionalRangeFill extends RemoteObject {
  readonly [typeName] = "ConditionalRangeFill";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get color(): string | null {
    return this.handle.rule.style.bg?.rgb?.toUpperCase() ?? null;
  }
  set color(color: string) {
    restyle(this.handle, { bg: { rgb: color } });
  }
  clear(): void {
    restyle(this.handle, { bg: undefined });
  }
}

export class ConditionalRangeFont extends RemoteObject {
  readonly [typeName] = "ConditionalRangeFont";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get color(): string | null {
    return this.handle.rule.style.cl?.rgb?.toUpperCase() ?? null;
  }
  set color(color: string) {
    restyle(this.handle, { cl: { rgb: color } });
  }
  get bold(): boolean | null {
    return yesNo(this.handle.rule.style.bl);
  }
  set bold(bold: boolean) {
    restyle(this.handle, { bl: bold ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  }
  get italic(): boolean | null {
    return yesNo(this.handle.rule.style.it);
  }
  set italic(italic: boolean) {
    restyle(this.handle, { it: italic ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  }
  get strikethrough(): boolean | null {
    return yesNo(this.handle.rule.style.st?.s);
  }
  set strikethrough(strike: boolean) {
    restyle(this.handle, { st: { s: strike ? BooleanNumber.TRUE : BooleanNumber.FALSE } });
  }
  get underline(): string | null {
    const under = yesNo(this.handle.rule.style.ul?.s);
    return under === null ? null : under ? "Single" : "None";
  }
  set underline(style: string) {
    restyle(this.handle, { ul: { s: style === "None" ? BooleanNumber.FALSE : BooleanNumber.TRUE } });
  }
  clear(): void {
    restyle(this.handle, { cl: undefined, bl: undefined, it: undefined, st: undefined, ul: undefined });
  }
}

function restyle(handle: RuleHandle, change: IStyleBase): void {
  handle.change({ style: { ...handle.rule.style, ...change } });
}

const yesNo = (value: BooleanNumber | undefined): boolean | null =>
  value === undefined ? null : value === BooleanNumber.TRUE;
