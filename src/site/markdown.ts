import { defineHastPlugin } from 'satteri'

/** Column alignment of GFM tables as a class: a style attribute would break the content security policy. */
export const alignmentClasses = defineHastPlugin({
  name: 'alignment-classes',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const { style, align } = node.properties
      const side = /(left|center|right)/.exec(`${style ?? ''}${align ?? ''}`)?.[1]
      if (side === undefined) return
      context.setProperty(node, 'style', null)
      context.setProperty(node, 'align', null)
      context.setProperty(node, 'className', [`align-${side}`])
    },
  },
})
