import { dictionary } from '@switchboard/shared';

export const securityWords = dictionary(
  {
    title: 'Rule for the whole company',
    required: 'Everybody needs a second factor to work here',
    detail: 'Whoever has none can do nothing but set one up at the next sign-in. Programs with an API key are not asked.',
    saved: 'Saved. It holds within a minute.',
  },
  {
    title: '企业规则',
    required: '所有成员必须启用两步验证',
    detail: '尚未启用的成员下次登录时只能进行设置。使用 API 密钥的程序不受影响。',
    saved: '已保存，一分钟内生效。',
  },
);
