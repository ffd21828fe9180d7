import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { dictionary } from '../language/dictionary';
import { useWords } from '../language/LanguageContext';
import { Hint } from './Hint';
import { useShade } from './ThemeProvider';

export const shadeWords = dictionary({ toDark: 'Dark colours', toLight: 'Light colours' }, { toDark: '深色外观', toLight: '浅色外观' });

export function ShadeSwitch() {
  const { shade, choose } = useShade();
  const words = useWords(shadeWords);
  const name = shade === 'light' ? words.toDark : words.toLight;
  return (
    <Hint text={name}>
      <Button
        type="text"
        aria-label={name}
        icon={shade === 'light' ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
        onClick={() => choose(shade === 'light' ? 'dark' : 'light')}
      />
    </Hint>
  );
}
