/**
 * Letters of other scripts, and signs, that look like a letter of Latin: by what they look like. After the list of
 * confusable characters of Unicode (UTS 39), for capitals and for small letters; what compatibility forms (NFKC)
 * already bring home is not repeated here.
 */
const table: Record<string, string> = {
  A: 'АΑᎪꓮᗅ𐊠аɑαᴀ⍺',
  B: 'ВΒᏴꓐᗷвʙЬь',
  C: 'СϹᏟꓚⲤсϲⲥᴄ𐔜',
  D: 'ᎠꓓᗞᗪԁᏧᴅ',
  E: 'ЕΕᎬꓰⴹеєεҽᴇ∈⋿',
  F: 'ϜꓝᖴҒғꜰꞘꬵϝ',
  G: 'ԌᏀꓖɡցɢ',
  H: 'НΗᎻꓧⲎᕼнһհᏂʜ',
  I: 'ІΙӀꓲⵏіιɩıӏ',
  J: 'ЈᎫꓙᒍјϳᴊ',
  K: 'КΚᏦꓗⲔкκᴋⲕ',
  L: 'ᏞꓡⳐᒪʟⳑ',
  M: 'МΜᎷꓟⲘᗰϺмᴍ',
  N: 'ΝꓠⲚпηոռɴИ',
  O: 'ОΟՕꓳⲞⵔ〇оοσօⲟᴏ௦०০०๐໐၀',
  P: 'РΡᏢꓑⲢᑭрρⲣᴘ',
  Q: 'ԚⵕԛգզႭ',
  R: 'ᎡᏒꓣᖇгᴦʀⲅ',
  S: 'ЅՏᏕᏚꓢѕꜱꮪƽʂςટ',
  T: 'ТΤᎢꓔⲦтτᴛ⊤⟙',
  U: 'ՍꓴሀᑌԱ∪⋃υսʋᴜꭎꭒ',
  V: 'ѴᏙꓦⴸᐯѵνᴠ∨⋁',
  W: 'ԜᎳꓪѡԝաᴡ',
  X: 'ХΧꓫⲬⵝ᙭хχ',
  Y: 'ҮΥꓬⲨᎩуγүʏУ',
  Z: 'ΖᏃꓜᴢᏃ',
}

const looks = new Map(
  Object.entries(table).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
)

/** The Latin letter that a character looks like, in the case it has; the character itself if none. */
export function lookOf(character: string): string {
  const letter = looks.get(character)
  if (letter === undefined) return character
  return character === character.toUpperCase() ? letter : letter.toLowerCase()
}
