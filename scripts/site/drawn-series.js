/**
 * A series with one value a bar, from 0 to the last corner, with straight lines between the corners.
 *
 * @param {[bar: number, value: number][]} corners
 * @returns {number[]}
 */
function drawnSeries(corners) {
  const series = [corners[0][1]];
  for (let corner = 1; corner < corners.length; corner++) {
    const [[fromBar, from], [toBar, to]] = [corners[corner - 1], corners[corner]];
    for (let bar = fromBar + 1; bar <= toBar; bar++)
      series.push(from + ((to - from) * (bar - fromBar)) / (toBar - fromBar));
  }
  return series;
}

module.exports = { drawnSeries };
