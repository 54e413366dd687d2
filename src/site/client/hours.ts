import { sayHours } from './parts/hours.ts'

sayHours()
