import { z } from 'zod'

/**
 * Limits of one organisation, named as in the Cloud Controller v3 organization quota; absent is unlimited. The last two
 * belong to the platform as a whole.
 */
export const quotasSchema = z.strictObject({
  totalMemoryMb: z.int().min(1).optional(),
  perProcessMemoryMb: z.int().min(1).optional(),
  perProcessDiskMb: z.int().min(1).optional(),
  totalInstances: z.int().min(1).optional(),
  perAppTasks: z.int().min(0).optional(),
  logRateLimitBytesPerSecond: z.int().min(0).optional(),
  totalServiceInstances: z.int().min(0).optional(),
  totalServiceKeys: z.int().min(0).optional(),
  paidServicesAllowed: z.boolean().optional(),
  totalRoutes: z.int().min(0).optional(),
  totalReservedPorts: z.int().min(0).optional(),
  /** What a process gets that says no log rate (`default_app_log_rate_limit_in_bytes_per_second`); absent is no limit. */
  defaultLogRateBytesPerSecond: z.int().min(0).optional(),
  /** The most that `timeout` may ask for (`maximum_health_check_timeout`); absent is 180, its default. */
  maximumStartSeconds: z.int().min(1).optional(),
})
export type Quotas = z.infer<typeof quotasSchema>
