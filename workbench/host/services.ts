import { ServiceError } from "./errors";
import { RemoteObject, typeName } from "./remote";

/** The state of the pane, which `Office.addin` reads and changes. */
export interface RuntimeState {
  paneVisible: boolean;
  startsWithDocument: boolean;
}

/** The services that Office.js calls besides the workbook, by their names. */
export function officeServices(
  state: RuntimeState,
  onPaneVisible: (visible: boolean) => void,
): Record<string, RemoteObject> {
  return {
    "Microsoft.InternalService.AddinInternalService": new AddinInternalService(),
    "Microsoft.AppRuntime.AppRuntimeService": new AppRuntimeService(state, onPaneVisible),
    "Microsoft.AppRuntime.AppRuntimePersistenceService": new AppRuntimePersistenceService(state),
  };
}

class AddinInternalService extends RemoteObject {
  readonly [typeName] = "AddinInternalService";
  notifyActionHandlerReady(): void {}
}

class AppRuntimeService extends RemoteObject {
  readonly [typeName] = "AppRuntimeService";
  constructor(
    private readonly state: RuntimeState,
    private readonly onPaneVisible: (visible: boolean) => void,
  ) {
    super();
  }

  setAppRuntimeState(state: string): void {
    if (state !== "Visible" && state !== "Background") throw new ServiceError("InvalidArgument");
    this.onPaneVisible(state === "Visible");
  }

  getAppRuntimeState(): string {
    return this.state.paneVisible ? "Visible" : "Background";
  }
}

class AppRuntimePersistenceService extends RemoteObject {
  readonly [typeName] = "AppRuntimePersistenceService";
  constructor(private readonly state: RuntimeState) {
    super();
  }

  setAppRuntimeStartState(state: string): void {
    this.state.startsWithDocument = state === "Background";
  }

  getAppRuntimeStartState(): string {
    return this.state.startsWithDocument ? "Background" : "Inactive";
  }
}
