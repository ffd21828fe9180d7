import { useWords, type Schemas } from '@switchboard/shared';
import { auditWords } from './audit.words';

/** What one entry knows besides its line: what changed, and from where. */
export function EntryDetails({ entry }: { entry: Schemas['Audit'] }) {
  const words = useWords(auditWords);
  const doors: Readonly<Record<string, string>> = words.doors;
  const facts = [
    [words.number, String(entry.seq)],
    [words.door, entry.door === null ? null : (doors[entry.door] ?? entry.door)],
    [words.address, entry.address],
    [words.agent, entry.agent],
    [words.detail, entry.detail],
  ] as const;
  return (
    <div className="audit-details" data-testid="audit-details">
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {entry.changes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {entry.changes.map((change, i) => (
              <tr key={`${change.field}-${i}`}>
                <th scope="row">
                  <code>{change.field}</code>
                </th>
                <td>{change.before ?? '–'}</td>
                <td>{change.after ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
