import type { Playbook } from '../playbook/playbook.ts'
import { byPlace, type Problem, type Rule } from '../playbook/problem.ts'
import { aliasShared } from './alias-shared.ts'
import { anchorClash } from './anchor-clash.ts'
import { bodyEmpty } from './body-empty.ts'
import { cadenceTimes } from './cadence-times.ts'
import { calendarClash } from './calendar-clash.ts'
import { calendarHorizon } from './calendar-horizon.ts'
import { calendarOverlap } from './calendar-overlap.ts'
import { calendarRule } from './calendar-rule.ts'
import { canaryWords } from './canary-words.ts'
import type { Check, CheckContext } from './check.ts'
import { commandRefused } from './command-refused.ts'
import { configurationCheck } from './configuration-check.ts'
import { configurationMarked } from './configuration-marked.ts'
import { dayAhead } from './day-ahead.ts'
import { dayPassed } from './day-passed.ts'
import { deprecatedUndated } from './deprecated-undated.ts'
import { environmentMissing } from './environment-missing.ts'
import { evidenceOld } from './evidence-old.ts'
import { exceptionEnded } from './exception-ended.ts'
import { exerciseMissing } from './exercise-missing.ts'
import { expectationCycle } from './expectation-cycle.ts'
import { feedbackMissing } from './feedback-missing.ts'
import { fileReplaces } from './file-replaces.ts'
import { fileWithheld } from './file-withheld.ts'
import { fitExampleFile } from './fit-example-file.ts'
import { headingLevel } from './heading-level.ts'
import { htmlRaw } from './html-raw.ts'
import { imageAlt } from './image-alt.ts'
import { imageMissing } from './image-missing.ts'
import { layerSite } from './layer-site.ts'
import { linkAnchor } from './link-anchor.ts'
import { linkBroken } from './link-broken.ts'
import { linkExternal } from './link-external.ts'
import { linkForm } from './link-form.ts'
import { linkUnsafe } from './link-unsafe.ts'
import { linkWords } from './link-words.ts'
import { lookContrast } from './look-contrast.ts'
import { lookFile } from './look-file.ts'
import { markingBelowLayer } from './marking-below-layer.ts'
import { markingBelowParts } from './marking-below-parts.ts'
import { markingDocument } from './marking-document.ts'
import { markingDoubted } from './marking-doubted.ts'
import { markingInComment } from './marking-in-comment.ts'
import { markingLayerReference } from './marking-layer-reference.ts'
import { markingNeedsDecision } from './marking-needs-decision.ts'
import { markingPortionBroken } from './marking-portion-broken.ts'
import { markingPortionSuspect } from './marking-portion-suspect.ts'
import { markingReferenceWithheld } from './marking-reference-withheld.ts'
import { markingRule } from './marking-rule.ts'
import { markingUnknown } from './marking-unknown.ts'
import { mdxAttribute } from './mdx-attribute.ts'
import { mdxComponent } from './mdx-component.ts'
import { mdxEventHandler } from './mdx-event-handler.ts'
import { mdxExpression } from './mdx-expression.ts'
import { mdxImport } from './mdx-import.ts'
import { mdxNesting } from './mdx-nesting.ts'
import { nameTaken } from './name-taken.ts'
import { networkMissing } from './network-missing.ts'
import { ownFieldMissing } from './own-field-missing.ts'
import { ownFieldUnknown } from './own-field-unknown.ts'
import { ownFieldValue } from './own-field-value.ts'
import { parityBaseline } from './parity-baseline.ts'
import { parityDifference } from './parity-difference.ts'
import { parityNeedless } from './parity-needless.ts'
import { paritySilent } from './parity-silent.ts'
import { periodReversed } from './period-reversed.ts'
import { plannedUndated } from './planned-undated.ts'
import { platformUnanswered } from './platform-unanswered.ts'
import { prePair } from './pre-pair.ts'
import { preShared } from './pre-shared.ts'
import { promotionCycle } from './promotion-cycle.ts'
import { readingRules } from './reading.ts'
import { referenceSelf } from './reference-self.ts'
import { referenceUnknown } from './reference-unknown.ts'
import { releaseDaysNone } from './release-days-none.ts'
import { reviewOld } from './review-old.ts'
import { roadmapContradiction } from './roadmap-contradiction.ts'
import { roadmapDelivered } from './roadmap-delivered.ts'
import { roadmapLate } from './roadmap-late.ts'
import { serviceUnoffered } from './service-unoffered.ts'
import { type CheckException, exceptionsOf } from './severities.ts'
import { siteMissing } from './site-missing.ts'
import { stackUnknown } from './stack-unknown.ts'
import { supportEnded } from './support-ended.ts'
import { textDepth } from './text-depth.ts'
import { triageContact } from './triage-contact.ts'
import { triageDeadEnd } from './triage-dead-end.ts'
import { triageEmpty } from './triage-empty.ts'
import { triageEndless } from './triage-endless.ts'
import { triageFeedback } from './triage-feedback.ts'
import { triageGoto } from './triage-goto.ts'
import { triageUnreachable } from './triage-unreachable.ts'

/** Every check between entries, in the order the documentation has them. Add one: a file and a line here. */
const checks: readonly Check[] = [
  siteMissing,
  networkMissing,
  environmentMissing,
  configurationMarked,
  configurationCheck,
  exceptionEnded,
  lookContrast,
  lookFile,
  markingUnknown,
  markingPortionBroken,
  markingPortionSuspect,
  markingInComment,
  markingRule,
  markingBelowParts,
  markingBelowLayer,
  markingNeedsDecision,
  markingLayerReference,
  layerSite,
  markingReferenceWithheld,
  markingDocument,
  markingDoubted,
  referenceUnknown,
  referenceSelf,
  nameTaken,
  ownFieldUnknown,
  ownFieldValue,
  ownFieldMissing,
  aliasShared,
  linkBroken,
  linkAnchor,
  linkForm,
  linkWords,
  linkExternal,
  linkUnsafe,
  imageMissing,
  imageAlt,
  fileReplaces,
  fileWithheld,
  mdxImport,
  mdxExpression,
  mdxComponent,
  mdxAttribute,
  mdxNesting,
  fitExampleFile,
  mdxEventHandler,
  htmlRaw,
  textDepth,
  headingLevel,
  anchorClash,
  bodyEmpty,
  promotionCycle,
  paritySilent,
  parityDifference,
  parityBaseline,
  parityNeedless,
  serviceUnoffered,
  platformUnanswered,
  stackUnknown,
  prePair,
  preShared,
  canaryWords,
  feedbackMissing,
  plannedUndated,
  deprecatedUndated,
  roadmapLate,
  roadmapDelivered,
  roadmapContradiction,
  periodReversed,
  cadenceTimes,
  calendarRule,
  calendarHorizon,
  calendarOverlap,
  calendarClash,
  releaseDaysNone,
  dayPassed,
  dayAhead,
  evidenceOld,
  reviewOld,
  supportEnded,
  exerciseMissing,
  expectationCycle,
  triageEmpty,
  triageGoto,
  triageUnreachable,
  triageDeadEnd,
  triageEndless,
  triageContact,
  triageFeedback,
  commandRefused,
]

/** All permanent codes, for the documentation. */
export const rules: readonly Rule[] = [
  ...new Set<Rule>([...Object.values(readingRules), ...checks.map((check) => check.rule)]),
]

/** The exceptions of a playbook from the usual severities, as of a day. */
export const exceptionsIn = (playbook: Playbook, asOf: string): CheckException[] =>
  exceptionsOf(playbook, rules, asOf)

/** Every problem that the checks find, in the order of files and lines, as severe as it usually is. */
export function checkPlaybook(playbook: Playbook, context: CheckContext): Problem[] {
  const known = { codes: rules.map((rule) => rule.code), rules, ...context }
  return checks.flatMap((check) => [...check.run(playbook, known)]).sort(byPlace)
}
