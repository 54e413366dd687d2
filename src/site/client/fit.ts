import type { FitReport } from '../../domain/fit/judge.ts'
import { actionsFor } from './fit/actions.ts'
import { exampleFor } from './fit/example.ts'
import { Input } from './fit/inputs.ts'
import { isLoaded, type Loaded, load } from './fit/load.ts'
import { problemList } from './fit/problem-list.ts'
import { drawVerdicts, readGiven } from './fit/verdicts.ts'
import { readChoices } from './parts/choices.ts'

const form = document.querySelector<HTMLFormElement>('.fit-form')
const said = document.querySelector<HTMLElement>('.fit-said')
const result = document.querySelector<HTMLElement>('.fit-result')
if (form && said && result) start(form, said, result)

/** Judges what is given in the form, here and now; nothing is stored and nothing is sent. */
function start(form: HTMLFormElement, said: HTMLElement, result: HTMLElement): void {
  const field = <E extends Element>(selector: string) => form.querySelector(selector) as E
  const environment = field<HTMLSelectElement>('[name="environment"]')
  const org = field<HTMLInputElement>('[name="org"]')
  let report: FitReport | undefined
  /** Counts what was asked for, so that an answer that comes late does not overwrite a later one. */
  let turn = 0

  const ready = async (): Promise<Loaded> => {
    if (!isLoaded()) say('Getting what judges ready…')
    return load(form.dataset['src'] ?? '', result.dataset['src'] ?? '')
  }
  const input = (name: string, pasted: string) =>
    new Input(
      field(`[data-input="${name}"]`),
      pasted,
      (act) => attempt(({ engine }) => act(engine)),
      () => judge(),
    )
  const manifest = input('manifest', 'manifest.yml')
  const vars = input('vars', 'pasted vars')
  const services = input('services', 'pasted services')

  const say = (...content: (Node | string)[]) => said.replaceChildren(...content)

  /** Does what needs the engine, and says so where it could not be loaded, or failed. */
  async function attempt(act: (loaded: Loaded) => void | Promise<void>): Promise<void> {
    turn += 1
    const mine = turn
    try {
      const loaded = await ready()
      if (mine === turn) await act(loaded)
    } catch (error) {
      console.error(error)
      report = undefined
      result.replaceChildren()
      say('What judges could not be loaded, or failed. The command below gives the same verdicts.')
    }
  }

  const judge = () => attempt(show)

  function show(loaded: Loaded): void {
    const [source] = manifest.sources
    const problems = [manifest, vars, services].flatMap(({ refused }) => refused)
    report = undefined
    result.replaceChildren()
    if (!source) {
      say(problems.length > 0 ? 'It cannot be read.' : 'Give an app manifest first.')
      if (problems.length > 0) result.append(problemList(problems))
      return
    }
    const reading = readGiven(loaded, {
      manifest: source,
      varsFiles: vars.sources,
      services: services.sources,
      org: org.value.trim(),
    })
    problems.push(...reading.problems)
    if (problems.length > 0) result.append(problemList(problems))
    if (!reading.judgeBy) {
      say('It cannot be read, so nothing is judged.')
      return
    }
    const judged = reading.judgeBy(loaded.playbook)
    const one = judged.environments.find((fit) => fit.environment === environment.value)
    report = one ? { ...judged, environments: [one] } : judged
    const choose = (id: string) => {
      environment.value = id
      show(loaded)
      result.querySelector<HTMLElement>(`[data-environment="${CSS.escape(id)}"]`)?.focus()
    }
    const shown = { manifest: source, chosen: environment.value, choose }
    const drawn = drawVerdicts(loaded, judged, reading.judgeBy, shown)
    say(...drawn.line)
    const printer = said.dataset['src'] ?? ''
    result.append(actionsFor(report, `fit-${environment.value}`, printer, say), ...drawn.result)
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    await judge()
    if (report || result.childElementCount > 0) said.scrollIntoView()
    else if (manifest.sources.length === 0) manifest.focus()
  })
  form.addEventListener('reset', () => {
    for (const each of [manifest, vars, services]) each.fill('')
    turn += 1
    report = undefined
    result.replaceChildren()
    say('')
  })
  for (const choice of [environment, org]) choice.addEventListener('change', () => report && judge())
  field('.example').addEventListener('click', () =>
    attempt((loaded) => {
      const example = exampleFor(loaded.playbook.catalog, environment.value)
      manifest.fill(example.manifest)
      vars.fill(example.vars)
      services.fill(example.services)
      show(loaded)
    }),
  )
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  // A file that misses its box must not take the reader away from the page.
  for (const type of ['dragover', 'drop'])
    addEventListener(type, (event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault()
    })
  const wanted = readChoices().get('in')
  if (wanted && [...environment.options].some(({ value }) => value === wanted)) environment.value = wanted
  form.hidden = false
}
