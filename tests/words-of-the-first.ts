/** Words that only the notional playbook of the repository has, and markings of its scheme. */
export const wordsOfTheFirst =
  /cairnway|tidewatch|\bil[2-6]\b|\bimpact level\b|\b(?:DevEE|RelE|PREs?|CUI|NOFORN|FOUO|FVEY|SECRET|UNCLASSIFIED)\b|\bU\.S\.|\bREL TO\b|\bmission\b/g
