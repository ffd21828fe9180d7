import { theme, type ThemeConfig } from 'antd';

export type Shade = 'light' | 'dark';

const FONT = `system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif`;

/** Behind white words on dark pages. */
export const FILL_DARK = '#3565cf';

/** Accent-coloured words on dark pages. */
export const WORDS_DARK = '#9dbdff';

export const SIGNS_DARK = { good: '#5fcf8a', warn: '#e5b454', bad: '#ff8f87' };

/** Calm and dense: one accent, grey levels that stay readable (4.5:1 also where antd's own are paler), small radii. */
export function themeOf(shade: Shade): ThemeConfig {
  const dark = shade === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      wireframe: false,
      ...(dark
        ? {
            colorPrimary: '#5b8def',
            colorInfo: '#5b8def',
            colorLink: '#8ab0f7',
            colorBgContainer: '#171b22',
            colorBgElevated: '#1f252e',
            colorBgLayout: '#0f1216',
            colorBorder: '#3a4350',
            colorBorderSecondary: '#28303a',
            colorText: '#e6e9ee',
            colorTextSecondary: '#b3bac5',
            colorTextTertiary: '#9aa3b0',
            colorTextQuaternary: '#8f98a6',
            colorTextPlaceholder: '#8f98a6',
            colorTextDescription: '#a5adb9',
          }
        : {
            colorPrimary: '#2456c4',
            colorPrimaryHover: '#1d49aa',
            colorPrimaryActive: '#163a8a',
            colorPrimaryBg: '#edf3ff',
            colorPrimaryBorder: '#b9cdf5',
            colorWarningBg: '#fff6dc',
            colorWarningBorder: '#e3bf62',
            colorErrorBg: '#fdecea',
            colorErrorBorder: '#f0b3ae',
            colorSuccessBg: '#e7f6ec',
            colorInfo: '#2456c4',
            colorLink: '#1f4fb8',
            colorSuccess: '#1c7a43',
            colorWarning: '#9a5b00',
            colorError: '#b3261e',
            colorBgLayout: '#f3f5f8',
            colorText: '#1b2330',
            colorTextSecondary: '#47525f',
            colorTextTertiary: '#586372',
            colorTextQuaternary: '#5f6a79',
            colorTextPlaceholder: '#677283',
            colorTextDescription: '#586372',
            colorBorder: '#d3d9e2',
            colorBorderSecondary: '#e4e8ee',
          }),
    },
    components: {
      // White words on the dark theme's lighter accent would be too faint.
      Button: { primaryShadow: 'none', defaultShadow: 'none', ...(dark ? { colorPrimary: FILL_DARK, colorPrimaryHover: '#3f70dc', colorPrimaryActive: '#2c56b4', defaultHoverColor: WORDS_DARK, defaultActiveColor: WORDS_DARK } : {}) },
      Tabs: { horizontalMargin: '0' },
    },
  };
}
