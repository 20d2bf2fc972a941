import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { SuggestDocument } from '../gql/graphql';
import type { HitFragment } from '../gql/graphql';
import { KindIcon } from '../parts/KindIcon';
import { SideTag } from '../parts/SideTag';
import { useAnswer } from '../frame/useAnswer';
import { useWords } from '../frame/words';
import { placeWords } from '../words/agencies';
import { kindWords } from '../words/kinds';
import { kindOf, sideOf, whereIs } from './hit';
import { searchWords } from './words.search';

const PAUSE = 150; // milliseconds without a key before suggestions are asked for

interface Props {
  label: string;
  /** Whether the label is seen, or only heard. */
  labelled?: boolean;
  placeholder?: string;
  text: string;
  onText: (text: string) => void;
  onPick: (id: string, name: string) => void;
  /** What Enter does while nothing in the list is chosen. */
  onEnter?: (text: string) => void;
}

/** A box in which one finds an entity by typing: suggestions with their kind, place and side. */
export function EntityPicker({ label, labelled, placeholder, text, onText, onPick, onEnter }: Props) {
  const t = useWords(searchWords);
  const kinds = useWords(kindWords);
  const places = useWords(placeWords);
  const [given] = useState(text); // what stands there from the start needs no suggestions
  const { found, asking } = useSuggestions(text === given ? '' : text);
  const hits = found ?? [];
  const enter = (event: KeyboardEvent) => {
    const chosen = (event.target as Element).getAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !chosen && text.trim() !== '') {
      event.preventDefault();
      if (onEnter) {
        onEnter(text.trim());
      } else if (hits[0]) {
        onPick(hits[0].id, hits[0].name);
      }
    }
  };
  return (
    <div className="picker" onKeyDownCapture={enter}>
      <ComboBox
        items={hits}
        inputValue={text}
        onInputChange={onText}
        selectedKey={null}
        onSelectionChange={(key) => {
          const hit = hits.find(({ id }) => id === key);
          if (hit) {
            onPick(hit.id, hit.name);
          }
        }}
        allowsCustomValue
        allowsEmptyCollection={found !== undefined || asking}
        menuTrigger="input"
        aria-label={labelled ? undefined : label}
      >
        {labelled && <Label>{label}</Label>}
        <Input className="picker-input" placeholder={placeholder} type="search" autoComplete="off" spellCheck={false} />
        <Popover className="popover picker-popover">
          <ListBox className="menu" aria-label={t.suggestions} renderEmptyState={() => <p className="menu-heading">{found ? t.noSuggestions : t.asking}</p>}>
            {(hit: HitFragment) => (
              <ListBoxItem id={hit.id} textValue={hit.name} className="menu-item hit">
                <KindIcon kind={kindOf(hit)} />
                <span className="hit-name">{hit.name}</span>
                <span className="hit-where">
                  {[kinds.one[kindOf(hit)], whereIs(hit, places)].filter(Boolean).join(' · ')} <SideTag side={sideOf(hit)} />
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

/** What the graph has under a text, once the typing pauses: nothing as long as the text is too short to ask. What was found before stays until the next is there. */
function useSuggestions(text: string): { found: HitFragment[] | undefined; asking: boolean } {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useAnswer(SuggestDocument, { text: settled }, settled.length < 2);
  if (text.trim().length < 2) {
    return { found: undefined, asking: false };
  }
  return { found: data?.search?.nodes, asking: true };
}
