/** Whether a value is none yet: what `new` and `init` write where somebody has to answer begins with this word. */
export const isToDo = (text: string): boolean => text.startsWith('TODO')
