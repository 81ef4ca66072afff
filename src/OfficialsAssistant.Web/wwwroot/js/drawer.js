// On narrow windows the side column is a popover: it closes on Escape and on a press outside, and gives the focus back.
const NARROW = matchMedia('(max-width: 1023px)');
const side = document.getElementById('side');
const opener = document.querySelector('button[data-drawer]');

if (side && opener instanceof HTMLButtonElement) {
  const arrange = () => {
    side.popover = NARROW.matches ? 'auto' : null;
    opener.popoverTargetElement = NARROW.matches ? side : null;
  };
  arrange();
  NARROW.addEventListener('change', arrange);
}
