/** Number formats that the templates share. */
export const formats = {
  general: "General",
  /** For a text beside numbers. */
  textAtRight: "General;General;General;@",
  money: "#,##0.00",
  signedMoney: "+#,##0.00;-#,##0.00;0.00",
  price: "#,##0.00",
  /** Of a coin that may be worth less than 1. */
  coinPrice: "#,##0.00##",
  quantity: "#,##0.00##",
  signedQuantity: "+#,##0.00##;-#,##0.00##;0.00",
  /** A contract's size or a quantity's step. */
  size: "#,##0.00######",
  percent: "0.00%",
  signedPercent: "+0.00%;-0.00%;0.00%",
  /** A rate of funding or fees. */
  rate: "0.0000%",
  leverage: '0"x"',
  exposure: '0.00"x"',
  hours: '0" h"',
  whole: "#,##0",
} as const;
