/** Whether a moment lies behind the reader; one that is not known does not. */
export const isPast = (moment: string | undefined): boolean => Date.parse(moment ?? '') < Date.now()
