const drawn = require("../../test/vectors/patterns-drawn.json");
const { drawnSeries } = require("./drawn-series");

/**
 * Pictures of the drawn patterns by which a function is tested, for its page: the series, its turning points, the neckline, and the
 * bar of the signal.
 *
 * @param {string} functionName
 * @returns {string} HTML, empty where nothing is drawn for the function
 */
function patternPlots(functionName) {
  const figures = (drawn[functionName] ?? []).map(
    (pattern) =>
      `<figure>${plot(pattern)}<figcaption><strong>${pattern.title}.</strong> ${pattern.caption}</figcaption></figure>`,
  );
  return figures.length === 0 ? "" : `<div class="plots">${figures.join("")}</div>`;
}

const width = 340;
const margin = { left: 14, right: 14 };
const priceArea = { top: 22, height: 130 };
const oscillatorArea = { top: 176, height: 60 };

function plot(pattern) {
  const closes = drawnSeries(pattern.closes);
  const oscillator = pattern.oscillator && drawnSeries(pattern.oscillator);
  const height = oscillator
    ? oscillatorArea.top + oscillatorArea.height + 14
    : priceArea.top + priceArea.height + 20;
  const x = (bar) => margin.left + (bar / (closes.length - 1)) * (width - margin.left - margin.right);
  const price = scale(closes, priceArea);
  const parts = [line(closes, x, price, "price")];
  if (pattern.neckline) parts.push(neckline(pattern.neckline, closes, x, price));
  if (oscillator) {
    const level = scale(oscillator, oscillatorArea);
    parts.push(
      line(oscillator, x, level, "oscillator"),
      label("oscillator", margin.left, oscillatorArea.top - 6, "start"),
    );
    parts.push(between(pattern.turns, oscillator, x, level));
    for (const bar of Object.keys(pattern.turns)) parts.push(dot(x(bar), level(oscillator[bar])));
    parts.push(between(pattern.turns, closes, x, price));
  }
  for (const [bar, name] of Object.entries(pattern.turns)) {
    const above = closes[bar] >= (closes[bar - 1] ?? -Infinity);
    parts.push(dot(x(bar), price(closes[bar])), label(name, x(bar), price(closes[bar]) + (above ? -8 : 16)));
  }
  for (const [bar, signal] of Object.entries(pattern.signals))
    parts.push(mark(signal, x(bar), price(closes[bar]), height));
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${pattern.title}: ${pattern.caption}">${parts.join("")}</svg>`;
}

/** Scales values to their area. The scale is logarithmic because the patterns are measured on logarithms. */
function scale(values, { top, height }) {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => round(top + height * (1 - (Math.log(value) - low) / (high - low)));
}

function line(values, x, y, kind) {
  const points = values.map((value, bar) => `${round(x(bar))},${y(value)}`);
  return `<polyline class="${kind}" points="${points.join(" ")}"/>`;
}

/** The neckline through both lows, extended to the last bar. */
function neckline([from, to], closes, x, y) {
  const last = closes.length - 1;
  const slope = Math.log(closes[to] / closes[from]) / (to - from);
  const end = closes[from] * Math.exp(slope * (last - from));
  return segment(x(from), y(closes[from]), x(last), y(end), "guide");
}

/** The line from the first turning point to the last. */
function between(turns, values, x, y) {
  const bars = Object.keys(turns);
  const [from, to] = [bars[0], bars.at(-1)];
  return segment(x(from), y(values[from]), x(to), y(values[to]), "guide");
}

/** A line at the bar of the signal, with its value at the foot. */
function mark(signal, x, y, height) {
  return `${segment(x, y, x, height - 14, "signal")}<circle class="signal" cx="${round(x)}" cy="${y}" r="4"/>${label(String(signal).replace("-", "−"), x, height - 3)}`;
}

const segment = (x1, y1, x2, y2, kind) =>
  `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
const dot = (x, y) => `<circle class="turn" cx="${round(x)}" cy="${y}" r="2.5"/>`;
const label = (text, x, y, anchor = "middle") =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${text}</text>`;
const round = (value) => Math.round(value * 10) / 10;

module.exports = { patternPlots };
