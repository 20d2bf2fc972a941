import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import { useFormat } from '../frame/format';
import { Link } from '../frame/router';
import { addressOf } from '../frame/routes';
import { useWords } from '../frame/words';
import type { PathViewQuery } from '../gql/graphql';
import { Evidence } from '../entity/Evidence';
import { KindIcon } from '../parts/KindIcon';
import { kindOf, sideOf } from '../search/hit';
import { confidenceOf, confidenceWords } from '../words/confidence';
import { phraseOf, relationWords } from '../words/relations';
import { layOut } from './layout';
import type { Box, Step } from './layout';
import { pathWords } from './words.path';

/** The width of a sheet of paper within its margins, in pixels: a wider picture is printed smaller. */
const SHEET = 640;

/** Paths as a picture from left to right: thick lines are sure, thin ones less so, and each opens its sources. */
export function Picture({ paths }: { paths: NonNullable<PathViewQuery['paths']>['paths'] }) {
  const t = useWords(pathWords);
  const format = useFormat();
  const picture = useMemo(() => layOut(paths), [paths]);
  const { border } = picture;
  return (
    <figure className="path-picture" role="group" aria-label={t.picture(format.number(paths.length))} tabIndex={0}>
      <div style={{ width: picture.width, height: picture.height, '--fit': Math.min(1, SHEET / picture.width) } as CSSProperties}>
        <svg width={picture.width} height={picture.height} aria-hidden="true">
          {border && <path className="border-line" d={`M${border.x} 0V${picture.height}`} />}
          {picture.steps.map((step) => (
            <path key={`${step.hop.fact.id} ${step.from.x}`} className={`step step-${confidenceOf(step.hop.fact)}`} d={curve(step)} />
          ))}
        </svg>
        {border && (
          <>
            <span className={`path-side side side-${border.left}`} style={{ right: picture.width - border.x + 8 }}>
              {t[border.left]}
            </span>
            <span className={`path-side side side-${border.left === 'us' ? 'mx' : 'us'}`} style={{ left: border.x + 8 }}>
              {t[border.left === 'us' ? 'mx' : 'us']}
            </span>
          </>
        )}
        {picture.boxes.map((box) => (
          <Place key={box.entity.id} box={box} />
        ))}
        {picture.steps.map((step) => (
          <StepLabel key={`${step.hop.fact.id} ${step.from.x}`} step={step} />
        ))}
      </div>
    </figure>
  );
}

function Place({ box }: { box: Box }) {
  const { entity, x, y, width, height } = box;
  const side = sideOf(entity);
  return (
    <Link
      className={`path-box${side ? ` path-box-${side}` : ''}`}
      to={addressOf('entity', entity.id)}
      style={{ left: x - width / 2, top: y - height / 2, width, minHeight: height }}
    >
      <KindIcon kind={kindOf(entity)} />
      <span>{entity.name}</span>
    </Link>
  );
}

function StepLabel({ step }: { step: Step }) {
  const relations = useWords(relationWords);
  const confidence = useWords(confidenceWords);
  const { hop, from, to, label } = step;
  const phrase = phraseOf(relations, hop.relation, hop.forward);
  return (
    <span className="step-label" style={{ left: label.x, top: label.y }}>
      <Evidence id={hop.fact.id} label={phrase} name={`${from.entity.name} ${phrase} ${to.entity.name}, ${confidence[confidenceOf(hop.fact)]}`} />
    </span>
  );
}

/** A smooth line through the points of a step. */
function curve({ points }: Step): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      const middle = before && (before.x + x) / 2;
      return before ? `C${middle} ${before.y} ${middle} ${y} ${x} ${y}` : `M${x} ${y}`;
    })
    .join('');
}
