import { useState } from 'react';
import { addressOf } from '../frame/routes';
import { navigate } from '../frame/router';
import { useWords } from '../frame/words';
import { EntityPicker } from './EntityPicker';
import { searchWords } from './words.search';

/** The search box: a suggestion opens the entity, Enter shows all that is found. */
export function SearchBox({ given = '' }: { given?: string }) {
  const t = useWords(searchWords);
  const [text, setText] = useState(given);
  return (
    <div role="search" className="search-box">
      <EntityPicker
        label={t.box}
        placeholder={t.placeholder}
        text={text}
        onText={setText}
        onPick={(id) => {
          setText('');
          navigate(addressOf('entity', id));
        }}
        onEnter={(wanted) => navigate(addressOf('search', '', { q: wanted }))}
      />
    </div>
  );
}
