import Aside from './Aside.astro'
import BlueGreenSwitch from './BlueGreenSwitch.astro'
import Cadence from './Cadence.astro'
import CanarySteps from './CanarySteps.astro'
import Command from './Command.astro'
import CountingBack from './CountingBack.astro'
import CountingDays from './CountingDays.astro'
import EnvironmentRef from './EnvironmentRef.astro'
import EventToActions from './EventToActions.astro'
import Fact from './Fact.astro'
import FeedbackRef from './FeedbackRef.astro'
import Figure from './Figure.astro'
import FitExample from './FitExample.astro'
import HandOvers from './HandOvers.astro'
import LeadTimes from './LeadTimes.astro'
import LogPath from './LogPath.astro'
import MarkingParts from './MarkingParts.astro'
import NetworkReach from './NetworkReach.astro'
import PlanExample from './PlanExample.astro'
import Portion from './Portion.astro'
import Pre from './Pre.astro'
import PromotionPath from './PromotionPath.astro'
import Quarters from './Quarters.astro'
import ServiceRef from './ServiceRef.astro'
import Step from './Step.astro'
import Steps from './Steps.astro'
import Tab from './Tab.astro'
import Table from './Table.astro'
import Tabs from './Tabs.astro'
import TeamSize from './TeamSize.astro'
import TermRef from './TermRef.astro'
import TransferSteps from './TransferSteps.astro'

/** What authors may use in MDX; their attributes are in `domain/components.ts`. `pre` and `table` stand for Markdown's own. */
export const registered = {
  Aside,
  BlueGreenSwitch,
  Cadence,
  CanarySteps,
  Command,
  CountingBack,
  CountingDays,
  EnvironmentRef,
  EventToActions,
  Fact,
  FeedbackRef,
  Figure,
  FitExample,
  HandOvers,
  LeadTimes,
  LogPath,
  MarkingParts,
  NetworkReach,
  PlanExample,
  Portion,
  PromotionPath,
  Quarters,
  ServiceRef,
  Step,
  Steps,
  Tab,
  Tabs,
  TeamSize,
  TermRef,
  TransferSteps,
  pre: Pre,
  table: Table,
}
