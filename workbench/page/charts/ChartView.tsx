import { useEffect, useRef } from "react";
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PieController,
  PointElement,
  Title,
  Tooltip,
} from "chart.js";
import type { ChartContent } from "../../excel/charts/content";
import { configuration } from "./configuration";
import { chartTheme } from "./theme";

Chart.register(
  ...[ArcElement, BarController, BarElement, CategoryScale, DoughnutController, Filler, Legend, LinearScale],
  ...[LineController, LineElement, LogarithmicScale, PieController, PointElement, Title, Tooltip],
);

/** One chart, drawn again whenever its content changes. */
export function ChartView({ content, dark }: { content: ChartContent; dark: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const theme = chartTheme(dark);
    Chart.defaults.color = theme.text;
    const drawn = new Chart(canvas.current!, configuration(content, theme));
    return () => drawn.destroy();
  }, [content, dark]);
  return <canvas ref={canvas} />;
}
