import { useMay, useWords, type Plugin } from '@switchboard/shared';
import { Button, Tag } from 'antd';
import { pluginWords } from './plugins.words';

/** What is filled in, or the way to do so; below it how far an embedder has come. A channel's settings are its inboxes'. */
export function PluginSettings({ plugin, count, onSetUp }: { plugin: Plugin; count: number; onSetUp: () => void }) {
  const words = useWords(pluginWords);
  const may = useMay();
  if (count === 0) return words.none;
  return (
    <span className="person">
      {plugin.kind !== 'channel' && may('plugins:manage') ? (
        <Button size="small" onClick={onSetUp} data-testid={`set-up-${plugin.id}`}>
          {words.setUpDo}
        </Button>
      ) : (
        <span>{words.settingsCount(count)}</span>
      )}
      {plugin.vectors && <small data-testid="vectors">{words.vectors(plugin.vectors.made, plugin.vectors.of)}</small>}
      {plugin.vectors?.trouble && <Tag color="error">{words.trouble(plugin.vectors.trouble)}</Tag>}
    </span>
  );
}
