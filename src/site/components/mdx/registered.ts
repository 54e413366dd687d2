import Aside from './Aside.astro'
import Command from './Command.astro'
import EnvironmentRef from './EnvironmentRef.astro'
import Fact from './Fact.astro'
import FeedbackRef from './FeedbackRef.astro'
import Figure from './Figure.astro'
import FitExample from './FitExample.astro'
import PlanExample from './PlanExample.astro'
import Portion from './Portion.astro'
import Pre from './Pre.astro'
import PromotionPath from './PromotionPath.astro'
import ServiceRef from './ServiceRef.astro'
import Step from './Step.astro'
import Steps from './Steps.astro'
import Tab from './Tab.astro'
import Table from './Table.astro'
import Tabs from './Tabs.astro'
import TeamSize from './TeamSize.astro'
import TermRef from './TermRef.astro'

/** What authors may use in MDX; their attributes are in `domain/components.ts`. `pre` and `table` stand for Markdown's own. */
export const registered = {
  Aside,
  Command,
  EnvironmentRef,
  Fact,
  FeedbackRef,
  Figure,
  FitExample,
  PlanExample,
  Portion,
  PromotionPath,
  ServiceRef,
  Step,
  Steps,
  Tab,
  Tabs,
  TeamSize,
  TermRef,
  pre: Pre,
  table: Table,
}
