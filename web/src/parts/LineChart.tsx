import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { useFormat } from '../frame/format';
import { yearOf } from '../entity/observation';
import type { Observation } from '../entity/observation';
import type { Side } from '../words/types';

interface Props {
  label: string;
  values: readonly Observation[];
  side: Side;
}

/**
 * The course of a series: a dot is a value, a gap a gap, a bar the bounds of a figure that is not known exactly, open where there is only a
 * lower one, hatching a figure that is withheld.
 */
export default function LineChart({ label, values, side }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const format = useFormat();
  useEffect(() => {
    const box = place.current;
    if (!box) {
      return;
    }
    const draw = () => {
      const chart = drawChart({ label, values, side, width: box.clientWidth, short: format.short });
      box.replaceChildren(chart);
    };
    const observer = new ResizeObserver(draw);
    observer.observe(box);
    return () => observer.disconnect();
  }, [format, label, side, values]);
  return <div className="chart-room" ref={place} />;
}

interface Drawing extends Props {
  width: number;
  short: (value: number) => string;
}

function drawChart({ label, values, side, width, short }: Drawing): Element {
  const points = values.map((one) => ({ ...one, year: yearOf(one.period) }));
  const bounded = points.filter(({ value, low, high }) => value === null && low !== null && (high !== null || low > 0));
  const open = bounded.filter(({ high }) => high === null);
  const withheld = points.filter(({ value, low, flag }) => value === null && low === null && flag === 'SUPPRESSED');
  const colour = `var(--${side})`;
  const chart = Plot.plot({
    width,
    height: 280,
    marginLeft: 56,
    ariaLabel: label,
    style: { background: 'transparent', color: 'var(--ink)', fontFamily: 'inherit', fontSize: '13px' },
    x: { label: null, tickFormat: (year: number) => String(year), ticks: Math.max(3, Math.floor(width / 90)), interval: undefined },
    y: { label: null, grid: true, zero: true, tickFormat: short, nice: true },
    marks: [
      hatching,
      Plot.rect(withheld, { x1: (d: { year: number }) => d.year - 0.5, x2: (d: { year: number }) => d.year + 0.5, fill: 'url(#hatch)' }),
      Plot.ruleY([0], { stroke: 'var(--edge)' }),
      Plot.ruleX(bounded, { x: 'year', y1: 'low', y2: (d: { low: number; high: number | null }) => d.high ?? d.low, stroke: colour, strokeWidth: 2 }),
      Plot.dot(open, { x: 'year', y: 'low', symbol: 'triangle', stroke: colour, r: 5 }),
      Plot.lineY(points, { x: 'year', y: 'value', stroke: colour, strokeWidth: 2 }),
      Plot.dot(points, { x: 'year', y: 'value', fill: colour, r: 2.5, title: (d: { period: string; value: number }) => `${d.period}: ${short(d.value)}` }),
    ],
  });
  chart.querySelectorAll('g[aria-label]').forEach((group) => group.removeAttribute('aria-label')); // names of marks, in English
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', label);
  return chart;
}

/** The pattern of what is withheld. */
function hatching(): SVGElement {
  const holder = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  holder.innerHTML =
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--edge)" stroke-width="2"/></pattern></defs>';
  return holder;
}
