import type { RoadmapItem } from '../../model/roadmap.ts'

const open: Record<RoadmapItem['status'], boolean> = {
  'on-track': true,
  'at-risk': true,
  delivered: false,
  dropped: false,
}

/** Whether a roadmap item is still to come: promised, and neither delivered nor dropped. */
export const isOpen = ({ status }: Pick<RoadmapItem, 'status'>): boolean => open[status]
