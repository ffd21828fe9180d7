import { useWords } from '@switchboard/shared';
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { Group } from './document/operations';
import { docsWords } from './docs.words';
import { Method } from './operation/Method';

interface Props {
  groups: Group[];
  chosen: string;
  search: string;
  onSearch: (search: string) => void;
}

/** All resources; the operations of the chosen one, or of every one that a search finds. */
export function Contents({ groups, chosen, search, onSearch }: Props) {
  const words = useWords(docsWords);
  const searching = search.trim() !== '';
  const count = groups.reduce((sum, g) => sum + g.operations.length, 0);
  return (
    <nav className="docs-contents" aria-label={words.resources}>
      <Input
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        aria-label={words.search}
        placeholder={words.searchHint}
        value={search}
        allowClear
        onChange={(e) => onSearch(e.target.value)}
        data-testid="docs-search"
      />
      <p className="docs-count" role="status">
        {words.found(count)}
      </p>
      <ul>
        {groups.map((group) => (
          <li key={group.tag}>
            <a href={`#${group.tag}`} aria-current={!searching && group.tag === chosen ? 'page' : undefined} onClick={() => onSearch('')}>
              {group.tag}
            </a>
            {(searching || group.tag === chosen) && (
              <ul>
                {group.operations.map((o) => (
                  <li key={o.id}>
                    <a href={`#${o.id}`} title={o.summary}>
                      <Method name={o.method} /> <span>{o.path.replace('/api/v1', '')}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
