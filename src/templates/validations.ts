import { sides } from "../core/position/contract";
import { venueNames } from "../core/venues/find";
import type { Validation } from "../excel/sheets/description";

/** What the templates' input cells accept. */

export const positiveNumber: Validation = {
  kind: "decimal",
  minimum: 0.00000001,
  message: "Enter a number above 0.",
};

/** Any number, but no text. */
export const anyNumber: Validation = {
  kind: "decimal",
  minimum: -1e15,
  maximum: 1e15,
  message: "Enter a number; what is taken out is negative.",
};

export const atLeastZero: Validation = {
  kind: "decimal",
  minimum: 0,
  message: "Enter a number of at least 0.",
};

export const rateBelowOne: Validation = {
  kind: "decimal",
  minimum: 0,
  maximum: 0.999999,
  message: "Enter a rate from 0 % to below 100 %.",
};

export const share: Validation = {
  kind: "decimal",
  minimum: 0,
  maximum: 1,
  message: "Enter a share from 0 % to 100 %.",
};

/** A fall or a rise of all prices, without its sign. */
export const positiveShock: Validation = {
  kind: "decimal",
  minimum: 0.0001,
  maximum: 0.999999,
  message: "Enter a share of today's prices above 0 % and below 100 %.",
};

/** From today's price. */
export const shockOnPath: Validation = {
  kind: "decimal",
  minimum: -0.999999,
  maximum: 100,
  message: "Enter a part of today's price: -20 % for a fall, 20 % for a rise.",
};

/** A funding rate may be negative. */
export const anyRate: Validation = {
  kind: "decimal",
  minimum: -0.999999,
  maximum: 0.999999,
  message: "Enter a rate between -100 % and 100 %.",
};

export const wholeNumber: Validation = {
  kind: "wholeNumber",
  minimum: 0,
  message: "Enter a whole number of at least 0.",
};

export const barsFromOne: Validation = {
  kind: "wholeNumber",
  minimum: 1,
  message: "Enter a whole number of at least 1.",
};

export const wholeLeverage: Validation = {
  kind: "wholeNumber",
  minimum: 1,
  maximum: 200,
  message: "Enter a whole leverage from 1 to 200.",
};

export const sideOfPosition: Validation = {
  kind: "list",
  choices: sides,
  message: "Choose long or short.",
};

/** Its other names and those of its markets are typed. */
export const venue: Validation = { kind: "offer", choices: venueNames };

/** The contracts that the ladder lists for its exchange, or any other contract and spelling. */
export const contractOfVenue: Validation = { kind: "offer", choices: "={Contracts}" };
