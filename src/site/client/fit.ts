import type { FitReport } from '../../domain/fit/judge.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { visible } from '../../formats/visible.ts'
import { actionsFor } from './fit/actions.ts'
import { exampleFor } from './fit/example.ts'
import { Fault } from './fit/fault.ts'
import { Input } from './fit/inputs.ts'
import { isLoaded, type Loaded, load } from './fit/load.ts'
import { problemList } from './fit/problem-list.ts'
import { drawVerdicts, readGiven } from './fit/verdicts.ts'
import { words } from './fit/words.ts'
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
  const name = field<HTMLInputElement>('[name="name"]')
  const nameFault = new Fault(name, field('#fault-name'))
  const folded = field<HTMLDetailsElement>('details.given')
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
  const inputs = [manifest, vars, services]

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
      bringIntoView()
    }
  }

  const judge = (folds = true) => attempt((loaded) => show(loaded, folds))

  /** Whatever came of it stands at the top of the window, unless it is to be seen already. */
  function bringIntoView(): void {
    const { top } = said.getBoundingClientRect()
    if (top < 0 || top > innerHeight / 2) said.scrollIntoView()
  }

  function show(loaded: Loaded, folds = true): void {
    draw(loaded)
    if (report && folds) fold()
    bringIntoView()
  }

  function draw(loaded: Loaded): void {
    const [source] = manifest.sources
    const problems = inputs.flatMap(({ refused }) => refused)
    report = undefined
    result.replaceChildren()
    if (!source && problems.length === 0) {
      for (const { fault } of [...inputs, { fault: nameFault }]) fault.clear()
      manifest.fault.say('Give an app manifest first.')
      say('Give an app manifest first.')
      folded.open = true
      manifest.focus()
      return
    }
    const reading = !source || problems.some(isError) ? { problems: [] } : read(loaded)
    problems.push(...reading.problems)
    tell(problems)
    if (problems.length > 0) result.append(problemList(problems))
    if (!source || !reading.judgeBy) {
      const [first] = problems.filter(isError)
      say('It cannot be read, so nothing is judged', ...(first ? [': ', ...words(first.message)] : []), '.')
      folded.open = true
      return
    }
    const judged = reading.judgeBy(loaded.playbook)
    const one = judged.environments.find((fit) => fit.environment === environment.value)
    report = one ? { ...judged, environments: [one] } : judged
    const choose = (id: string) => {
      environment.value = id
      draw(loaded)
      result.querySelector<HTMLElement>(`[data-environment="${CSS.escape(id)}"]`)?.focus()
    }
    const shown = { manifest: source, chosen: environment.value, choose }
    const drawn = drawVerdicts(loaded, judged, reading.judgeBy, shown)
    say(...drawn.line)
    const printer = said.dataset['src'] ?? ''
    result.append(actionsFor(report, `fit-${environment.value}`, printer, say), ...drawn.result)
  }

  const read = (loaded: Loaded) =>
    readGiven(loaded, {
      manifest: manifest.sources[0] ?? { file: '', text: '' },
      varsFiles: vars.sources,
      services: services.sources,
      org: org.value.trim(),
      name: name.value.trim(),
    })

  /** Ties what is wrong to the field that it is about. */
  function tell(problems: readonly Problem[]): void {
    const ofName = problems.filter(({ code }) => code === 'input-name')
    nameFault.show(ofName)
    const rest = problems.filter((problem) => !ofName.includes(problem))
    const isOf = (input: Input) => (problem: Problem) =>
      input.refused.includes(problem) || input.sources.some(({ file }) => file === problem.at.file)
    const others = rest.filter((problem) => ![vars, services].some((input) => isOf(input)(problem)))
    manifest.fault.show(others)
    for (const each of [vars, services]) each.fault.show(rest.filter(isOf(each)))
  }

  /** What was given makes room for what came of it; its names stand where it was folded away. */
  function fold(): void {
    const names = inputs.flatMap(({ sources }) => sources.map(({ file }) => visible(file)))
    field('.summary').textContent = names.join(', ')
    const held = folded.contains(document.activeElement)
    folded.open = false
    // The field that had the focus is gone from sight.
    if (held) field<HTMLElement>('summary').focus({ preventScroll: true })
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    judge()
  })
  form.addEventListener('reset', () => {
    for (const each of inputs) each.fill('')
    nameFault.clear()
    turn += 1
    report = undefined
    result.replaceChildren()
    say('')
    field('.summary').textContent = ''
    folded.open = true
  })
  for (const choice of [environment, org, name])
    choice.addEventListener('change', () => report && judge(false))
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

const isError = ({ severity }: Problem) => severity === 'error'
