/** A failed request, with one of the error codes that Excel documents. */
export class ServiceError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = messages[code],
    readonly httpStatusCode: number = statuses[code] ?? 400,
  ) {
    super(message);
    this.name = "ServiceError";
  }
}

const messages = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API that you are trying to use could not be found.",
  GeneralException: "There was an internal error while processing the request.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  NotImplemented: "The requested feature isn't implemented.",
} as const;

export type ErrorCode = keyof typeof messages;

const statuses: Partial<Record<ErrorCode, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
};

export function notFound(): never {
  throw new ServiceError("ItemNotFound");
}

/** Turns anything that the object model has thrown into a ServiceError. */
export function asServiceError(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  return new ServiceError("GeneralException", thrown instanceof Error ? thrown.message : String(thrown));
}
