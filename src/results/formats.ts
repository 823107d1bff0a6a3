/** Number formats that the templates and inserted formulas share. */
export const formats = {
  general: "General",
  /** For a text beside numbers. */
  textAtRight: "General;General;General;@",
  money: "#,##0.00",
  signedMoney: "+#,##0.00;-#,##0.00;0.00",
  price: "#,##0.00",
  /** Of a coin that may be worth less than 1. */
  coinPrice: "#,##0.00##",
  /** Of any coin: the smaller the price, the more decimals. */
  anyPrice: "[>=100]#,##0.00;[>=1]#,##0.00##;#,##0.00######",
  quantity: "#,##0.00##",
  signedQuantity: "+#,##0.00##;-#,##0.00##;0.00",
  /** A contract's size or a quantity's step. */
  size: "#,##0.00######",
  signedSize: "+#,##0.00######;-#,##0.00######;0.00",
  percent: "0.00%",
  signedPercent: "+0.00%;-0.00%;0.00%",
  /** A rate of funding or fees. */
  rate: "0.0000%",
  signedRate: "+0.0000%;-0.0000%;0.0000%",
  leverage: '0"x"',
  exposure: '0.00"x"',
  /** A leverage that need not be whole. */
  multiple: '0.0#"x"',
  hours: '0" h"',
  /** Of any size, as a break-even time is. */
  anyHours: '#,##0.0#" h"',
  whole: "#,##0",
  date: "yyyy-mm-dd",
  time: "yyyy-mm-dd hh:mm",
} as const;
