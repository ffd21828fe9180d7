import type { Key, Translate } from '../language/language';
import { el, icon, icons } from './dom';

const scores = [1, 2, 3, 4, 5] as const;

/** Five radio buttons dressed as stars: arrow keys and screen readers get what they know. */
export function ratingForm(say: Translate, rate: (score: number, comment: string) => Promise<void>): HTMLFormElement {
  const chosen = el('span', { class: 'chosen', 'aria-hidden': 'true' });
  const complaint = el('p', { class: 'complaint', role: 'alert', hidden: true });
  const comment = el('textarea', { rows: 2, maxlength: 2000, 'aria-label': say('rating.comment'), placeholder: say('rating.comment'), 'data-testid': 'rating-comment' });
  const button = el('button', { type: 'submit', class: 'primary', 'data-testid': 'rating-send' }, say('rating.send'));
  let score = 0;

  const stars = scores.map((value) => {
    const words = `${value} – ${say(`rating.${value}` satisfies Key)}`;
    const radio = el('input', { type: 'radio', name: 'score', value, 'aria-label': words, 'data-testid': `rating-${value}` });
    const star = el('label', { class: 'star', title: words }, radio, icon(...icons.star));
    radio.addEventListener('change', () => {
      score = value;
      complaint.hidden = true;
      chosen.textContent = say(`rating.${value}` satisfies Key);
      stars.forEach((other, i) => other.classList.toggle('lit', i < value));
    });
    return star;
  });

  const form = el(
    'form',
    { class: 'rating', novalidate: true, 'data-testid': 'rating' },
    el('fieldset', {}, el('legend', {}, say('rating.title')), el('div', { class: 'stars' }, ...stars), chosen),
    comment,
    complaint,
    button,
  );
  const complain = (key: Key): void => {
    complaint.textContent = say(key);
    complaint.hidden = false;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (score === 0) return complain('rating.pick');
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    rate(score, comment.value.trim()).catch(() => {
      button.removeAttribute('aria-disabled');
      complain('problem.unknown');
    });
  });
  return form;
}
