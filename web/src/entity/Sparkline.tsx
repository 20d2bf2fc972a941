import type { Observation } from './observation';
import { yearOf } from './observation';

const WIDTH = 96;
const HEIGHT = 24;

/** The course of a series in a line of text. A gap is left as a gap. The figures stand in the table of the chart. */
export function Sparkline({ values }: { values: readonly Observation[] }) {
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 4) {
    return null;
  }
  const years = values.map(({ period }) => yearOf(period));
  const [first = 0, last = 1] = [years[0], years.at(-1)];
  const highest = Math.max(...known);
  const lowest = Math.min(0, ...known);
  const x = (period: string) => 2 + ((yearOf(period) - first) / Math.max(last - first, 1)) * (WIDTH - 4);
  const y = (value: number) => HEIGHT - 2 - ((value - lowest) / Math.max(highest - lowest, 1e-9)) * (HEIGHT - 4);
  let pen = 'M';
  const path = values
    .map(({ period, value }) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(period).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
