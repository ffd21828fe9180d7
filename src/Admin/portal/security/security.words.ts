import { dictionary } from '@switchboard/shared';

export const securityWords = dictionary(
  {
    title: 'Rule for the whole company',
    required: 'Everybody needs a second factor to work here',
    detail: 'Whoever has none can do nothing but set one up at the next sign-in. Programs with an API key are not asked; single sign-on counts as a second factor.',
    vouched: 'You signed in through your company. To change how you sign in with a password or passkey, sign in that way first.',
    saved: 'Saved. It holds within a minute.',
  },
  {
    title: '企业规则',
    required: '所有成员必须启用两步验证',
    detail: '尚未启用的成员下次登录时只能进行设置。使用 API 密钥的程序不受影响；单点登录视为已通过两步验证。',
    vouched: '您是通过企业账号登录的。如需更改密码或通行密钥的设置，请先以那种方式登录。',
    saved: '已保存，一分钟内生效。',
  },
);
