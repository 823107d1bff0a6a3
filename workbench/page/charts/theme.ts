/** The default colours of a chart. */
export interface ChartTheme {
  text: string;
  line: string;
  area: string;
  series: readonly string[];
}

export const chartTheme = (dark: boolean): ChartTheme => (dark ? night : day);

const day: ChartTheme = {
  text: "#4a4f57",
  line: "#d9dce1",
  area: "#ffffff",
  series: ["#156082", "#e97132", "#196b24", "#0f9ed5", "#a02b93", "#4ea72e", "#7f7f7f"],
};

const night: ChartTheme = {
  text: "#c9ced6",
  line: "#3f454d",
  area: "#1f2226",
  series: ["#4ba3c7", "#f28e54", "#5bb768", "#b79cf0", "#e6c14a", "#e58fb4", "#a3abb6"],
};
