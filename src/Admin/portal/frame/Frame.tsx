import { MenuOutlined } from '@ant-design/icons';
import { LanguageSwitch, Mark, ShadeSwitch, SignedIn, useMay, useSession, useSessionDoors, useWords } from '@switchboard/shared';
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { CorrectionCount } from '../corrections/CorrectionCount';
import { ProposalCount } from '../intents/ProposalCount';
import { ConfirmBanner } from '../joining/ConfirmBanner';
import { frameWords } from './frame.words';
import { offered } from './pages';
import { Person } from './Person';

export function Frame() {
  const { pathname, search } = useLocation();
  const to = encodeURIComponent(`/portal${pathname}${search}`);
  return (
    <SignedIn signIn={<Navigate to={`/sign-in?to=${to}`} replace />}>
      <Shell />
    </SignedIn>
  );
}

function Shell() {
  const words = useWords(frameWords);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  // A screen reader hears a new page only when something in it takes the focus.
  useEffect(() => {
    setOpen(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [pathname]);

  return (
    <div className={open ? 'portal portal-open' : 'portal'}>
      <a className="portal-skip" href="#page">
        {words.skip}
      </a>
      <aside className="portal-side" id="portal-side">
        <p className="portal-brand">
          <Mark /> <b>Switchboard</b> <span>{words.product}</span>
        </p>
        <Navigation />
      </aside>
      <div className="portal-work">
        <header className="portal-top">
          <Button className="portal-menu" type="text" icon={<MenuOutlined aria-hidden />} aria-label={words.menu} aria-expanded={open} aria-controls="portal-side" onClick={() => setOpen(!open)} />
          <Company />
          <span className="portal-gap" />
          <LanguageSwitch />
          <ShadeSwitch />
          <Person />
        </header>
        <main id="page" className="portal-page" ref={main} tabIndex={-1}>
          <ConfirmBanner />
          <Outlet />
        </main>
      </div>
    </div>
  );
}

function Navigation() {
  const words = useWords(frameWords);
  const may = useMay();
  return (
    <nav aria-label={words.navigation}>
      {offered(may).map(({ group, pages }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{words.groups[group]}</h2>
          <ul>
            {pages.map(({ key, path, icon: Icon }) => (
              <li key={key}>
                <NavLink to={path} end={path === '/'} data-testid={`page-${key}`}>
                  <Icon aria-hidden /> {words.pages[key]}
                  {key === 'corrections' && <CorrectionCount />}
                  {key === 'models' && <ProposalCount />}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Company() {
  const words = useWords(frameWords);
  const { tenant, tenants } = useSession();
  const { switchTenant } = useSessionDoors();
  if (tenants.length < 2) return <b className="portal-company">{tenant.name}</b>;
  return (
    <Select
      aria-label={words.tenant}
      value={tenant.slug}
      options={tenants.map((t) => ({ value: t.slug, label: t.name }))}
      onChange={switchTenant}
      popupMatchSelectWidth={false}
      data-testid="company"
    />
  );
}
