import { App, ConfigProvider, theme as antdTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLanguage } from '../language/LanguageContext';
import { FILL_DARK, SIGNS_DARK, themeOf, WORDS_DARK, type Shade } from './tokens';

interface Chosen {
  shade: Shade;
  choose: (shade: Shade) => void;
}

const KEY = 'switchboard.shade';
const ShadeContext = createContext<Chosen | null>(null);

function firstShade(): Shade {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [shade, setShade] = useState(firstShade);
  const chosen = useMemo(
    () => ({
      shade,
      choose: (wanted: Shade) => {
        localStorage.setItem(KEY, wanted);
        setShade(wanted);
      },
    }),
    [shade],
  );
  const config = useMemo(() => themeOf(shade), [shade]);
  return (
    <ShadeContext value={chosen}>
      <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={config} button={{ autoInsertSpace: false }}>
        <App component={false}>
          <PageColours shade={shade} />
          {children}
        </App>
      </ConfigProvider>
    </ShadeContext>
  );
}

export function useShade(): Chosen {
  const chosen = use(ShadeContext);
  if (!chosen) throw new Error('useShade needs ThemeProvider above it.');
  return chosen;
}

/** The theme's colours as CSS variables `--sb-…`, so that our own style sheets follow it. */
function PageColours({ shade }: { shade: Shade }) {
  const { token } = antdTheme.useToken();
  useEffect(() => {
    const colours: Record<string, string> = {
      text: token.colorText,
      'text-2': token.colorTextSecondary,
      'text-3': token.colorTextTertiary,
      page: token.colorBgLayout,
      surface: token.colorBgContainer,
      raised: token.colorBgElevated,
      line: token.colorBorderSecondary,
      'line-strong': token.colorBorder,
      accent: token.colorPrimary,
      'accent-soft': token.colorPrimaryBg,
      'accent-line': token.colorPrimaryBorder,
      'on-accent': token.colorTextLightSolid,
      hover: token.colorFillTertiary,
      good: shade === 'dark' ? SIGNS_DARK.good : token.colorSuccess,
      warn: shade === 'dark' ? SIGNS_DARK.warn : token.colorWarning,
      'warn-soft': token.colorWarningBg,
      'warn-line': token.colorWarningBorder,
      bad: shade === 'dark' ? SIGNS_DARK.bad : token.colorError,
      'bad-soft': token.colorErrorBg,
      link: shade === 'dark' ? WORDS_DARK : token.colorLink,
      fill: shade === 'dark' ? FILL_DARK : token.colorPrimary,
      font: token.fontFamily,
    };
    const style = document.documentElement.style;
    for (const [name, value] of Object.entries(colours)) style.setProperty(`--sb-${name}`, value);
    style.colorScheme = shade;
    document.documentElement.dataset.shade = shade;
  }, [token, shade]);
  return null;
}
