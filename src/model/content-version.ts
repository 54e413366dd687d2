/**
 * The version of the content's form: what `fieldbook:` in the configuration says. It is raised where content has to be
 * written in another way than before, and each time a step in `workspace/upgrade/` brings older content up. What is
 * written for an earlier version is read as it is.
 *
 *     0    Fieldbook 0.1: what comes again is told in words, with its next day
 *     1    Fieldbook 0.2: what comes again is a rule; time, shares and thresholds of a canary are figures with a unit
 */
export const contentVersion = 1
