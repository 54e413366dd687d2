import { loadCatalog } from './compare/catalog.ts'
import { drawComparison } from './compare/draw.ts'
import { offerMine } from './compare/mine.ts'
import { ComparePlaces } from './compare/places.ts'
import { readChoices, writeChoices } from './parts/choices.ts'
import { drawMarked } from './parts/portions.ts'

const controls = document.querySelector<HTMLElement>('.any')
if (controls) offerComparison(controls)

/** Compares any two environments or more. */
function offerComparison(controls: HTMLElement): void {
  const places = new ComparePlaces(controls)
  const word = document.querySelector<HTMLElement>('.any-word')
  const result = document.querySelector<HTMLElement>('.any-result')
  const mine = document.querySelector<HTMLElement>('.any-mine')

  async function show(): Promise<void> {
    if (!word || !result) return
    const ids = places.chosen
    if (ids.length < 2) {
      word.textContent = ids.length === 1 ? 'Choose where to.' : ''
      result.replaceChildren()
      offerMine(null, mine)
      return
    }
    word.textContent = 'Reading the catalog…'
    const catalog = await loadCatalog(controls.dataset['src'] ?? '')
    if (ids.join() !== places.chosen.join()) return
    if (!catalog || ids.some((id) => !Object.hasOwn(catalog.environments, id))) {
      word.textContent = 'The catalog beside this page (data/catalog.js) is missing or of another edition.'
      return
    }
    const drawn = drawMarked({ catalog }, globalThis.fieldbookData?.cuts, (held) =>
      drawComparison(held.catalog, ids),
    )
    word.replaceChildren(...(drawn.firstElementChild?.childNodes ?? []))
    drawn.firstElementChild?.remove()
    result.replaceChildren(...drawn.childNodes)
    offerMine(result.querySelector('table'), mine)
  }

  function change(ids: readonly string[]): void {
    const focused = places.selects.indexOf(document.activeElement as HTMLSelectElement)
    places.lay(ids)
    if (focused > 0) places.selects[Math.min(focused, places.selects.length - 1)]?.focus()
    writeChoices({ of: ids.join() })
    void show()
  }

  function read(): void {
    const ids = (readChoices().get('of') ?? '').split(',').filter((id) => places.known.includes(id))
    places.lay([...new Set(ids)])
    void show()
  }

  controls.addEventListener('change', () => change([...new Set(places.chosen)]))
  places.turn.addEventListener('click', () => change(places.chosen.reverse()))
  addEventListener('hashchange', () => {
    if (location.hash.includes('=')) read()
  })
  controls.hidden = false
  read()
}
