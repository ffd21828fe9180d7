import { theme, type ThemeConfig } from 'antd';

export type Shade = 'light' | 'dark';

const FONT = `system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif`;

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
            colorBgBase: '#14171c',
            colorBgLayout: '#0e1014',
            colorText: '#e6e9ee',
            colorTextSecondary: '#b3bac5',
            colorTextTertiary: '#9aa3b0',
            colorTextQuaternary: '#8f98a6',
            colorTextPlaceholder: '#8f98a6',
            colorTextDescription: '#a5adb9',
          }
        : {
            colorPrimary: '#2456c4',
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
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none' }, Tabs: { horizontalMargin: '0' } },
  };
}
