import type { ConditionWithValueQuery, HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js'
import { asText } from '../text'
import { malformed } from './parseSoql'

export type Leaf = Exclude<ConditionWithValueQuery, { openParen: number; field?: undefined; fn?: undefined }>

/** A WHERE or HAVING clause as a tree. */
export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  | { kind: 'leaf'; leaf: Leaf }

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { leaf: Leaf }

/** The parser gives a chain with counts of parentheses; this reads it into a tree. AND and OR may not mix unbracketed. */
export function readConditions(clause: WhereClause | HavingClause): Condition {
  const tokens: Token[] = []
  flatten(clause, tokens)
  let at = 0

  function primary(): Condition {
    const token = tokens[at++]
    if (token === 'NOT') return { kind: 'not', item: primary() }
    if (token === '(') {
      const inner = sequence()
      if (tokens[at++] !== ')') throw malformed("unexpected token: '<EOF>'")
      return inner
    }
    if (typeof token === 'object') return { kind: 'leaf', leaf: token.leaf }
    throw malformed(`unexpected token: '${token ?? '<EOF>'}'`)
  }

  function sequence(): Condition {
    const items = [primary()]
    const operator = tokens[at]
    if (operator !== 'AND' && operator !== 'OR') return items[0]!
    while (tokens[at] === 'AND' || tokens[at] === 'OR') {
      if (tokens[at] !== operator) throw malformed(`unexpected token: '${asText(tokens[at])}'`)
      at++
      items.push(primary())
    }
    return { kind: operator === 'AND' ? 'and' : 'or', items }
  }

  const whole = sequence()
  if (at < tokens.length) throw malformed(`unexpected token: '${asText(tokens[at])}'`)
  return whole
}

function flatten(clause: WhereClause | HavingClause, tokens: Token[]): void {
  let node: WhereClause | HavingClause | undefined = clause
  while (node) {
    const left: WhereClause['left'] | HavingClause['left'] = node.left
    const open = left && 'openParen' in left ? (left.openParen ?? 0) : 0
    for (let i = 0; i < open; i++) tokens.push('(')
    if (left && isLeaf(left)) {
      tokens.push({ leaf: left })
      for (let i = 0; i < (left.closeParen ?? 0); i++) tokens.push(')')
    }
    if (!('right' in node)) return
    tokens.push(node.operator)
    node = node.right
  }
}

function isLeaf(condition: NonNullable<WhereClause['left'] | HavingClause['left']>): condition is Leaf {
  return 'field' in condition || 'fn' in condition
}
