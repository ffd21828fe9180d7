import { useWords } from '@switchboard/shared';
import { Checkbox } from 'antd';
import { grouped, withNeeded } from './permissions';
import { roleWords } from './roles.words';
import type { Permission } from './useRoles';

interface Props {
  permissions: readonly Permission[];
  value?: string[];
  onChange?: (value: string[]) => void;
  readOnly?: boolean;
}

/** Everything that can be granted, by what it is about, each with a sentence. */
export function PermissionPicker({ permissions, value = [], onChange, readOnly = false }: Props) {
  const words = useWords(roleWords);
  const nouns: Readonly<Record<string, string>> = words.nouns;
  const explained: Readonly<Record<string, string>> = words.explained;
  const set = (name: string, on: boolean) => onChange?.(withNeeded(on ? [...value, name] : value.filter((v) => v !== name)));
  return (
    // What only shows has nothing to tab to, and yet it scrolls.
    <div className="permissions" tabIndex={readOnly ? 0 : undefined} role="group" aria-label={words.permissions}>
      {grouped(permissions).map(({ noun, permissions: of }) => (
        <fieldset key={noun}>
          <legend>{nouns[noun] ?? noun}</legend>
          {of.map((p) => {
            // What is there already may be taken away, but not by whoever does not have it.
            const locked = readOnly || !p.yours;
            return (
              <Checkbox key={p.name} checked={value.includes(p.name)} disabled={locked} onChange={(e) => set(p.name, e.target.checked)} title={p.yours ? undefined : words.notYours}>
                <span>{explained[p.name] ?? p.name}</span>
                <code>{p.name}</code>
              </Checkbox>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
