import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLanguage } from './LanguageContext';

/** Says the other language in that language, so that whoever cannot read this page still finds it. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const name = other === 'en' ? 'English' : '中文';
  return (
    <Button type="text" icon={<GlobalOutlined aria-hidden />} lang={other} onClick={() => choose(other)} data-testid="language-switch">
      {name}
    </Button>
  );
}
